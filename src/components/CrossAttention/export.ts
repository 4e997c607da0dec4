/** Vectors, scores, attention and outputs for a file. */
import type { ExportData } from '../shared/export-data';
import { SIZE, type Attended } from './arithmetic';
import type { CrossExample } from './examples';

export function exportOf(example: CrossExample, attended: Attended): ExportData {
  const { target, source } = example;
  const rows = target.flatMap((word, i) =>
    source.map(({ text }, j) => ({
      target: word,
      source: text,
      score: attended.scores[i]![j]!,
      attention: attended.pattern[i]![j]!,
    })),
  );
  const [T, S] = [target.length, source.length];
  return {
    json: { ...example, ...attended, prompt: source.map(({ text }) => text).join('') },
    rows,
    tensors: [
      { name: 'q', at: ['q'], shape: [T, SIZE], axes: ['query', 'dimension'] },
      { name: 'k', at: ['k'], shape: [S, SIZE], axes: ['key', 'dimension'] },
      { name: 'v', at: ['v'], shape: [S, SIZE], axes: ['key', 'dimension'] },
      { name: 'scores', at: ['scores'], shape: [T, S], axes: ['query', 'key'] },
      { name: 'e^(score − largest of its row)', at: ['powers'], shape: [T, S], axes: ['query', 'key'] },
      { name: 'pattern', at: ['pattern'], shape: [T, S], axes: ['query', 'key'] },
      { name: 'output', at: ['output'], shape: [T, SIZE], axes: ['query', 'dimension'] },
    ],
  };
}

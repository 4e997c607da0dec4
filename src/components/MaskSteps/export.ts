/** The numbers of the figure: one row a pair of tokens, with every step; all of it in the JSON. */
import type { ExportData } from '../shared/export-data';
import { vector } from '../shared/export-tensors';
import type { Shown } from '../shared/use-lab';
import type { StepsAnswer } from './ask';

export function exportOf({ value, text, model, tokens }: Shown<StepsAnswer>): ExportData {
  const { steps } = value;
  const T = steps.tokens;
  const rows = Array.from(steps.scores, (score, at) => ({
    query: Math.floor(at / T),
    key: at % T,
    dot: steps.dots[at]!,
    score,
    masked_score: steps.masked_scores[at]!,
    pattern: steps.pattern[at]!,
    masked_after_softmax: steps.late[at]!,
  }));
  const place = `blocks.${value.layer}.attn`;
  const matrices = ['dots', 'scores', 'masked_scores', 'pattern', 'powers', 'late'] as const;
  const ofGraph = ['scores', 'masked_scores', 'pattern'];
  const sums = ['powerSums', 'sums', 'lateSums'] as const;
  return {
    json: { model: model.id, prompt: text, tokens, ...value },
    rows,
    tensors: [
      ...matrices.map((name) => ({
        name: ofGraph.includes(name) ? `${place}.${name}[${value.head}]` : name,
        at: ['steps', name],
        shape: [T, T],
        axes: ['query', 'key'],
      })),
      ...sums.map((name) => vector(name, ['steps', name], steps[name], 'query')),
    ],
  };
}

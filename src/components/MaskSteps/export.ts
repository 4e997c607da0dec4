/** The numbers of the figure: one row a pair of tokens, with every step; all of it in the JSON. */
import type { ExportData } from '../shared/export-data';
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
  const place = `blocks.${value.layer}`;
  const matrices = ['dots', 'scores', 'masked_scores', 'pattern', 'late'] as const;
  return {
    json: { model: model.id, prompt: text, tokens, ...value },
    rows,
    tensors: matrices.map((name) => ({
      name: name === 'dots' || name === 'late' ? name : `${place}.${name}[${value.head}]`,
      at: ['steps', name],
      shape: [T, T],
      axes: ['query', 'key'],
    })),
  };
}

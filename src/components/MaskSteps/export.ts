/** The numbers of the figure: one row a pair of tokens, with every step; all of it in the JSON. */
import type { ExportData } from '../shared/LabFrame';
import { csvText } from '../shared/csv';
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
  return { json: { model: model.id, prompt: text, tokens: tokens.map(({ id }) => id), ...value }, csv: csvText(rows) };
}

/** One cell of the pattern: e to the score, divided by the sum of the row's. */
import { Calculation } from '../shared/Calculation';
import type { MaskStepsViewProps, Translate } from './view';

export function Share(props: MaskStepsViewProps & { labels: string[]; t: Translate }) {
  const { answer, cell, labels, t, strings, locale } = props;
  const { steps } = answer;
  const T = steps.tokens;
  const [row, column] = cell;
  const start = row * T;
  const seen = labels.map((_, j) => j).filter((j) => steps.masked_scores[start + j] !== -Infinity);
  const names = { query: labels[row] ?? '', key: labels[column] ?? '' };
  return (
    <Calculation
      title={t('calculation', names)}
      terms={seen.map((j) => ({
        name: labels[j]!,
        factors: [steps.masked_scores[start + j]!],
        value: steps.powers[start + j]!,
      }))}
      factorNames={[t('score')]}
      valueName={t('power')}
      termName={t('key')}
      then={{
        name: t('share', names),
        value: (steps.powers[start + column] ?? NaN) / (steps.powerSums[row] ?? NaN),
      }}
      result={steps.pattern[start + column] ?? NaN}
      rows={8}
      {...{ strings, locale }}
    />
  );
}

/** One cell of the pattern written out: its score, its share, and what the chosen query gets in each of its two numbers. */
import { Calculation } from '../shared/Calculation';
import { fill } from '../shared/format';
import type { Strings } from '../shared/strings-type';
import { SIZE, type Attended } from './arithmetic';
import type { CrossExample } from './examples';

interface Props {
  example: CrossExample;
  attended: Attended;
  row: number;
  column: number;
  /** Keys `lab.cross.*`, `lab.calculation.*`. */
  strings: Strings;
  locale: string;
}

export function CellCalculation({ example, attended, row, column, strings, locale }: Props) {
  const words = { word: example.target[row] ?? '', source: example.source[column]?.text ?? '' };
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.cross.${key}`] ?? '', { ...words, ...values });
  const [q, k] = [example.q[row]!, example.k[column]!];
  const [scores, powers, pattern] = [attended.scores[row]!, attended.powers[row]!, attended.pattern[row]!];
  const dot = q.reduce((sum, x, i) => sum + x * k[i]!, 0);
  const total = powers.reduce((sum, power) => sum + power, 0);
  const common = { resultName: t('calc.result'), digits: 3, strings, locale };
  return (
    <div class="it-cross__calculations" data-cell-of={`${row},${column}`}>
      <p class="it-control-label">{t('calc.title')}</p>
      <Calculation
        {...common}
        summary={t('calc.score')}
        title={t('calc.scoreTitle')}
        terms={q.map((x, i) => ({ name: String(i + 1), factors: [x, k[i]!] }))}
        factorNames={['q', 'k']}
        termName={t('calc.number')}
        then={{ name: `÷ √${SIZE}`, value: dot / Math.sqrt(SIZE) }}
        result={scores[column]!}
      />
      <Calculation
        {...common}
        summary={t('calc.share')}
        title={t('calc.shareTitle')}
        terms={example.source.map(({ text }, j) => ({ name: text, factors: [scores[j]!], value: powers[j]! }))}
        factorNames={[t('score')]}
        valueName="e^(s − max)"
        termName={t('source')}
        then={{ name: t('calc.divide'), value: powers[column]! / total }}
        result={pattern[column]!}
      />
      {attended.output[row]!.map((output, n) => (
        <Calculation
          key={n}
          {...common}
          summary={t('calc.output', { step: n + 3, n: n + 1, meaning: t(n === 0 ? 'device' : 'animal') })}
          title={t('weighed')}
          terms={example.source.map(({ text }, j) => ({ name: text, factors: [pattern[j]!, example.v[j]![n]!] }))}
          factorNames={[t('attention'), t('value')]}
          termName={t('source')}
          result={output}
        />
      ))}
    </div>
  );
}

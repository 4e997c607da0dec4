/**
 * One number of what a head writes, as the sum that it is: z of the head times a column of its rows of W_O. And one of what
 * attention adds: the sum over all heads, and the bias.
 */
import { products } from '../../engine/derived/score-terms';
import { outputProjection } from '../../engine/derived/head-writes';
import { session } from '../../lab/session';
import { Calculation } from '../shared/Calculation';
import { fill } from '../shared/format';
import { OnDemand } from '../shared/OnDemand';
import type { Strings } from '../shared/strings-type';
import { useAsked } from '../shared/use-asked';
import type { HeadOutputs } from './outputs';

interface Props {
  lab: string;
  outputs: HeadOutputs;
  row: number;
  dimension: number;
  open: boolean;
  onOpen(open: boolean): void;
  token: string;
  /** Keys `lab.headOutputs.*`, `lab.calculation.*`. */
  strings: Strings;
  locale: string;
}

export function WriteCalculation(props: Props) {
  const { lab, outputs, row, dimension: d, open, strings, locale } = props;
  const { layer, z, writes, bias, attnOut } = outputs;
  const H = writes.length;
  const K = z.length / H;
  const own = row < H; // a head's row; below them the bias, the sum and the model's
  const { value: column, ...asked } = useAsked(open && own ? `${layer} ${d}` : null, async () => {
    const parts = [{ tensor: outputProjection(layer), column: d }];
    return (await session.ask(`${lab}-column`, 'weights', { parts })).values[0]!.data; // [D]
  });
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.headOutputs.${key}`] ?? '', { layer, head: row, dimension: d, token: props.token, ...values });
  const demand = { open, onOpen: props.onOpen, ...asked, strings };
  if (row === H) return <p class="it-hint">{t('calc.bias')}</p>;
  if (!own) {
    return (
      <OnDemand {...demand} summary={t('calc.showSum')}>
        <Calculation
          open
          summary={t('calc.sumStep')}
          title={t('calc.sumTitle')}
          terms={writes.map((write, head) => ({ name: t('head', { head }), factors: [], value: write[d]! }))}
          factorNames={[]}
          valueName={t('legend')}
          termName=""
          constant={{ name: t('bias'), value: bias[d]! }}
          result={attnOut[d]!}
          rows={H}
          {...{ strings, locale }}
        />
      </OnDemand>
    );
  }
  const from = row * K;
  const mine = column && { z: z.subarray(from, from + K), weights: column.subarray(from, from + K) };
  return (
    <OnDemand {...demand} summary={t('calc.show')}>
      {mine && (
        <Calculation
          open
          summary={t('calc.writeStep', { from, to: from + K - 1 })}
          title={t('calc.writeTitle')}
          terms={Array.from(products(mine.z, mine.weights), (value, i) => ({
            name: String(from + i),
            factors: [mine.z[i]!, mine.weights[i]!],
            value,
          }))}
          factorNames={['z', 'W_O']}
          termName={t('calc.row')}
          result={writes[row]![d]!}
          resultName={t('calc.result')}
          {...{ strings, locale }}
        />
      )}
    </OnDemand>
  );
}

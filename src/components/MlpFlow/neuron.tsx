/** One neuron taken apart: the sum that gives its pre-activation, GELU, and the vector it writes. */
import { Calculation } from '../shared/Calculation';
import { HeatStrip } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { NumberField, Button } from '../shared/controls';
import { formatNumber, fullNumber } from '../shared/format';
import { tokenLabel } from '../shared/token-text';
import { strengthLimit } from '../shared/strength';
import type { MlpFlowViewProps } from './view';

type T = (key: string, values?: Record<string, string | number>) => string;

export function NeuronSum(props: MlpFlowViewProps & { t: T }) {
  const { answer, token, chosen, onNeuron, stale, disabled, strings, locale, t } = props;
  const { neuron, layer, input, pre, post, column, row, bias } = answer;
  const before = pre.data[neuron] ?? NaN;
  const after = post.data[neuron] ?? NaN;
  const written = row.data.map((weight) => weight * after);
  const limit = strengthLimit(written);
  const name = token ? tokenLabel(token) : '';
  const number = (x: number) => formatNumber(x, locale, 4);
  return (
    <section class={`it-mlpflow__neuron${stale ? ' it-stale' : ''}`} data-neuron={neuron}>
      <h4>{t('neuron.title', { neuron, layer })}</h4>
      <div class="it-mlpflow__choice">
        <NumberField
          label={t('neuron.number')}
          value={neuron}
          min={0}
          max={pre.data.length - 1}
          range={strings['lab.common.numberRange']}
          onInput={(next) => onNeuron(Math.trunc(next))}
          disabled={disabled}
        />
        <Button onClick={() => onNeuron(-1)} disabled={disabled || chosen < 0}>
          {t('neuron.strongest')}
        </Button>
      </div>
      <p class="it-mlpflow__chain" data-said="" title={fullNumber(after)}>
        {t('neuron.chain', { pre: number(before), post: number(after) })}
      </p>
      <Calculation
        title={t('neuron.sum', { neuron, layer, token: name })}
        terms={Array.from(input.data, (value, d) => ({ name: String(d), factors: [value, column.data[d] ?? NaN] }))}
        factorNames={['y', 'W_in']}
        termName={t('neuron.dimension')}
        constant={{ name: t('neuron.bias'), value: bias }}
        result={before}
        strings={strings}
        locale={locale}
      />
      <p class="it-mlpflow__name">{t('neuron.writes', { post: number(after), n: written.length })}</p>
      <HeatStrip
        values={written}
        label={t('neuron.writesLabel', { neuron })}
        limit={limit}
        describe={(i, value) => t('featureCell', { i, value: fullNumber(value) })}
        height={24}
      />
      <Legend scale="signed" limit={limit} label={t('legend.written')} />
    </section>
  );
}

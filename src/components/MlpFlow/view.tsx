/**
 * One token's way through the MLP, from top to bottom: a vector of D numbers, widened to 4D neurons, bent by GELU, and brought
 * back to D. All strips have cells of one size where there is room, so that the widening is seen. Pointing at a neuron marks
 * it in both of its strips; a click takes it apart below.
 */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { HeatStrip } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { fill, formatInteger, formatNumber, fullNumber } from '../shared/format';
import { tokenLabel } from '../shared/token-text';
import { Place, type PlaceOfLab } from '../shared/Place';
import { strengthLimit } from '../shared/strength';
import type { MlpAnswer } from './ask';
import { NeuronSum } from './neuron';
import './style.css';

export interface MlpFlowViewProps {
  place: PlaceOfLab;
  answer: MlpAnswer;
  /** The token that the answer is about. */
  token: Token | null;
  /** The neuron the reader asked for; −1: the most active one. */
  chosen: number;
  onNeuron(neuron: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.mlpFlow.*`, `lab.place.*`, `lab.calculation.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

const SYMBOLS = { input: 'normalized', pre: 'mlp_pre', post: 'mlp_post', out: 'mlp_out' } as const;
type Part = keyof typeof SYMBOLS;

export function MlpFlowView(props: MlpFlowViewProps) {
  const { place, answer, token, stale, disabled, strings, locale } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.mlpFlow.${key}`] ?? '', values);
  if (place.tokens.length === 0) {
    return (
      <div class="it-mlpflow">
        <Place {...place} {...{ disabled, strings, locale }} />
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      </div>
    );
  }
  const { input, pre, post, out, linear, neuron } = answer;
  const limits = {
    input: strengthLimit(input.data),
    neurons: strengthLimit(pre.data),
    out: strengthLimit(out.data),
  };
  const vectors: Record<Part, Float32Array> = { input: input.data, pre: pre.data, post: post.data, out: out.data };
  const strip = (part: Part, wide: boolean) => (
    <div class={`it-mlpflow__part${wide ? ' is-wide' : ''}`} data-part={part}>
      <p class="it-mlpflow__name">
        <strong>{t(`${part}.name`)}</strong> {t(`${part}.what`)} <small>{numbers(vectors[part].length)}</small>
      </p>
      <div
        class="it-mlpflow__strip"
        data-sym={SYMBOLS[part]}
        onClick={() => wide && !disabled && pointed !== null && props.onNeuron(pointed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && wide && !disabled && pointed !== null) props.onNeuron(pointed);
        }}
      >
        <HeatStrip
          values={vectors[part]}
          label={t('strip', {
            name: t(`${part}.name`),
            what: t(`${part}.what`),
            token: token ? tokenLabel(token) : '',
          })}
          limit={part === 'input' ? limits.input : part === 'out' ? limits.out : limits.neurons}
          describe={(i, value) => t(wide ? 'neuronCell' : 'featureCell', { i, value: fullNumber(value) })}
          height={wide ? 40 : 30}
          marked={wide ? (pointed ?? neuron) : null}
          {...(wide && { onHover: setPointed })}
        />
      </div>
    </div>
  );
  const numbers = (n: number) => t('numbers', { n: formatInteger(n, locale) });
  return (
    <div class="it-mlpflow">
      <Place {...place} {...{ disabled, strings, locale }} />
      <div class={`it-mlpflow__way${stale ? ' it-stale' : ''}`} role="group" aria-label={t('group')}>
        {strip('input', false)}
        <Step kind="widen" symbol="W_in" text={t('widen')} />
        {strip('pre', true)}
        <Step kind="bend" symbol="gelu" text={t('bend')} />
        {strip('post', true)}
        <Step kind="narrow" symbol="W_out" text={t('narrow')} />
        {strip('out', false)}
      </div>
      <div class="it-mlpflow__legends">
        <Legend scale="signed" limit={limits.input} label={t('legend.input')} />
        <Legend scale="signed" limit={limits.neurons} label={t('legend.neurons')} />
        <Legend scale="signed" limit={limits.out} label={t('legend.out')} />
      </div>
      <p class="it-hint">{t('beyond')}</p>
      <section class={`it-mlpflow__linear${stale ? ' it-stale' : ''}`}>
        <h4>{t('linear.title')}</h4>
        <p>
          {t('linear.text', {
            cosine: formatNumber(cosine(linear.data, out.data), locale),
            ratio: formatNumber(norm(linear.data) / norm(out.data), locale),
          })}
        </p>
        <div class="it-mlpflow__pair">
          <p class="it-mlpflow__name">{t('linear.with')}</p>
          <HeatStrip
            values={out.data}
            label={t('linear.with')}
            limit={limits.out}
            describe={(i, value) => t('featureCell', { i, value: fullNumber(value) })}
            height={24}
          />
          <p class="it-mlpflow__name">{t('linear.without')}</p>
          <HeatStrip
            values={linear.data}
            label={t('linear.without')}
            limit={limits.out}
            describe={(i, value) => t('featureCell', { i, value: fullNumber(value) })}
            height={24}
          />
        </div>
      </section>
      <NeuronSum {...props} t={t} />
    </div>
  );
}

function Step({ kind, symbol, text }: { kind: string; symbol: 'W_in' | 'gelu' | 'W_out'; text: string }) {
  return (
    <p class={`it-mlpflow__step is-${kind}`} data-sym={symbol}>
      <span>{text}</span>
    </p>
  );
}

function norm(values: ArrayLike<number>): number {
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (norm(a) * norm(b));
}

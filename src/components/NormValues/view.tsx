/**
 * One token's D values three times: as they stand in the residual stream, less their mean and divided by their scale, and
 * after γ and β. The first axis is drawn in the units of the second, so the first step moves nothing: it is only read off
 * another ruler. The second step moves every value by itself. A chosen dimension is written out below.
 */
import type { Token } from '../../engine/types';
import { HeatStrip } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { NumberField, Segmented } from '../shared/controls';
import { fill, formatInteger, formatNumber, fullNumber } from '../shared/format';
import { tokenLabel } from '../shared/token-text';
import { Place, type PlaceOfLab } from '../shared/Place';
import { strengthLimit } from '../shared/strength';
import { NORMS, type Norm, type NormAnswer } from './ask';
import { Rulers } from './rulers';
import './style.css';

export interface NormValuesViewProps {
  place: PlaceOfLab;
  norm: Norm;
  onNorm(norm: Norm): void;
  answer: NormAnswer;
  /** The token that the answer is about. */
  token: Token | null;
  /** −1, or one that is not there: the one farthest from the mean. */
  dimension: number;
  onDimension(dimension: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.normValues.*`, `lab.norms.*`, `lab.place.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function NormValuesView(props: NormValuesViewProps) {
  const { place, norm, onNorm, answer, token, onDimension, stale, disabled, strings, locale } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.normValues.${key}`] ?? '', values);
  const controls = (
    <Place {...place} {...{ disabled, strings, locale }}>
      <Segmented<Norm>
        label={strings['lab.norms.which'] ?? ''}
        options={NORMS.map((value) => ({ value, label: strings[`lab.norms.${value}`] ?? '' }))}
        value={norm}
        onInput={onNorm}
        disabled={disabled}
      />
    </Place>
  );
  if (place.tokens.length === 0) {
    return (
      <div class="it-normvalues">
        {controls}
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      </div>
    );
  }
  const { x, normalized, gamma, beta, mean, scale, epsilon } = answer;
  const standardised = x.map((value) => (value - mean) / scale);
  const dimension =
    props.dimension >= 0 && props.dimension < x.length ? Math.trunc(props.dimension) : farthest(standardised);
  const number = (value: number, digits = 4) => (
    <span title={fullNumber(value)}>{formatNumber(value, locale, digits)}</span>
  );
  /** As a summand: '+ 0.0146', '− 0.0146'. */
  const signed = (value: number) => (
    <>
      {value < 0 ? '−' : '+'} {number(Math.abs(value))}
    </>
  );
  const strips = { gamma, beta };
  const short = (value: number) => formatNumber(value, locale, 3);
  const spoken = t('spoken', {
    i: dimension,
    x: short(x[dimension]!),
    standardised: short(standardised[dimension]!),
    normalized: short(normalized[dimension]!),
  });
  return (
    <div class="it-normvalues">
      {controls}
      <dl class={`it-normvalues__facts${stale ? ' it-stale' : ''}`}>
        <div data-sym="mean">
          <dt>{t('mean')}</dt>
          <dd>{number(mean)}</dd>
        </div>
        <div data-sym="scale">
          <dt>{t('scale')}</dt>
          <dd>{number(scale)}</dd>
        </div>
        <div data-sym="eps">
          <dt>{t('epsilon')}</dt>
          <dd>{String(epsilon).replace('-', '−')}</dd>
        </div>
      </dl>
      <Rulers
        {...{ x, standardised, normalized, mean, scale, dimension, spoken, onDimension, stale, disabled, locale, t }}
      />
      <section class={`it-normvalues__one${stale ? ' it-stale' : ''}`} data-dimension={dimension}>
        <NumberField
          label={t('dimension')}
          value={dimension}
          min={0}
          max={x.length - 1}
          range={strings['lab.common.numberRange']}
          onInput={(next) => onDimension(Math.trunc(next))}
          disabled={disabled}
        />
        <p class="it-normvalues__sum">
          ({number(x[dimension]!)} {signed(-mean)}) ÷ {number(scale)} ={' '}
          <strong>{number(standardised[dimension]!)}</strong>
        </p>
        <p class="it-normvalues__sum">
          {number(standardised[dimension]!)} · <span data-sym="gamma">{number(gamma[dimension]!)}</span>{' '}
          <span data-sym="beta">{signed(beta[dimension]!)}</span> ={' '}
          <strong>{number(standardised[dimension]! * gamma[dimension]! + beta[dimension]!)}</strong>
        </p>
        {/* Word for word what the rulers say: who moves along them hears it once. */}
        <p class="it-normvalues__model" data-said={spoken}>
          {t('model', {
            value: formatNumber(normalized[dimension]!, locale, 4),
            token: token ? tokenLabel(token) : '',
          })}
        </p>
      </section>
      <section class={`it-normvalues__weights${stale ? ' it-stale' : ''}`}>
        <h4>{t('weights', { n: formatInteger(x.length, locale) })}</h4>
        {(['gamma', 'beta'] as const).map((part) => (
          <div key={part} class="it-normvalues__strip" data-sym={part} data-part={part}>
            <span>{t(part)}</span>
            <HeatStrip
              values={strips[part]}
              label={t(part)}
              limit={strengthLimit(strips[part])}
              describe={(i, value) => t('cell', { i, value: fullNumber(value) })}
              height={24}
              marked={dimension}
            />
            <Legend scale="signed" limit={strengthLimit(strips[part])} label={t('legend')} />
          </div>
        ))}
      </section>
    </div>
  );
}

/** Index of the largest |value|. */
function farthest(values: Float32Array): number {
  return values.reduce((best, value, i) => (Math.abs(value) > Math.abs(values[best]!) ? i : best), 0);
}

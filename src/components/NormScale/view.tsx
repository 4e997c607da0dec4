/**
 * The residual stream of one token as it is and multiplied, and what the block's first LayerNorm makes of both, as strips on one
 * scale each; below, what the model then expects after that token.
 */
import { BeforeAfter } from '../shared/BeforeAfter';
import { HeatStrip } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { Slider } from '../shared/Slider';
import { fill, formatNumber, fullNumber } from '../shared/format';
import { Place, type PlaceOfLab } from '../shared/Place';
import { strengthLimit } from '../shared/strength';
import type { ScaleAnswer } from './ask';
import './style.css';

export interface NormScaleViewProps {
  place: PlaceOfLab;
  factor: number;
  range: { min: number; max: number };
  onFactor(factor: number): void;
  answer: ScaleAnswer;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.normScale.*`, `lab.place.*`, `lab.beforeAfter.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function NormScaleView(props: NormScaleViewProps) {
  const { place, factor, range, onFactor, answer, stale, disabled, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.normScale.${key}`] ?? '', values);
  const times = (value: number) => t('times', { factor: formatNumber(value, locale) });
  const controls = (
    <Place {...place} {...{ disabled, strings, locale }}>
      <Slider
        label={t('factor')}
        value={factor}
        min={range.min}
        max={range.max}
        step={0.05}
        neutral={1}
        scale="log"
        format={times}
        onInput={onFactor}
        disabled={disabled}
        neutralLabel={strings['lab.common.neutral'] ?? ''}
      />
    </Place>
  );
  if (place.tokens.length === 0) {
    return (
      <div class="it-normscale">
        {controls}
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      </div>
    );
  }
  const { x, scaled, normalized, scaledNormalized, scales, layer } = answer;
  const heads = { stream: t('stream', { layer }), normalized: t('normalized') };
  const strip = (of: keyof typeof heads, name: string, values: Float32Array, limit: number) => (
    <>
      <span class="it-normscale__name">{name}</span>
      <HeatStrip
        values={values}
        label={t('strip', { of: heads[of], name })}
        limit={limit}
        describe={(i, value) => t('cell', { i, value: fullNumber(value) })}
        height={26}
      />
    </>
  );
  const most = normalized.reduce((largest, value, i) => Math.max(largest, Math.abs(value - scaledNormalized[i]!)), 0);
  const [outer, inner] = [strengthLimit(x), strengthLimit(normalized)];
  return (
    <div class="it-normscale">
      {controls}
      <section class={`it-normscale__pair${stale ? ' it-stale' : ''}`} data-sym="x">
        <h4>{heads.stream}</h4>
        {strip('stream', t('asItIs'), x, outer)}
        {strip('stream', times(answer.factor), scaled, outer)}
        <Legend scale="signed" limit={outer} label={t('value')} />
        <p class="it-hint">{t('scales', { before: short(scales[0], locale), after: short(scales[1], locale) })}</p>
      </section>
      <section class={`it-normscale__pair${stale ? ' it-stale' : ''}`} data-sym="normalized" data-most={most}>
        <h4>{heads.normalized}</h4>
        {strip('normalized', t('asItIs'), normalized, inner)}
        {strip('normalized', times(answer.factor), scaledNormalized, inner)}
        <Legend scale="signed" limit={inner} label={t('value')} />
        <p class="it-hint">{most === 0 ? t('same') : t('difference', { most: formatNumber(most, locale, 7) })}</p>
      </section>
      <section class="it-normscale__answer">
        <h4>{t('answer')}</h4>
        <BeforeAfter
          comparison={answer.comparison}
          names={[t('asItIs'), times(answer.factor)]}
          stale={stale}
          strings={strings}
          locale={locale}
        />
      </section>
    </div>
  );
}

/** Three significant digits. */
function short(x: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(x);
}

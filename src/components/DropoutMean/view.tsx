/**
 * Each value of one vector against its mean over many patterns. Where survivors are scaled, the points come to lie on the
 * diagonal; where they are not, on a line of slope 1 − p.
 */
import type { Token } from '../../engine/types';
import { Switch } from '../shared/controls';
import { fill, formatInteger, formatNumber } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { niceLimit } from '../shared/scale';
import { Slider } from '../shared/Slider';
import { tokenLabel } from '../shared/token-text';
import './style.css';

export interface DropoutMeanViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  reading: readonly Token[];
  limit: number;
  /** Whose vector it is. */
  token: Token | null;
  /** [D] each. */
  values: ArrayLike<number>;
  means: ArrayLike<number>;
  /** Of the best line through the origin. */
  slope: number;
  p: number;
  onP(p: number): void;
  count: number;
  onCount(count: number): void;
  rescale: boolean;
  onRescale(rescale: boolean): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.dropoutMean.*`, `lab.dropout.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function DropoutMeanView(props: DropoutMeanViewProps) {
  const { token, values, means, slope, p, count, rescale, disabled, strings, locale } = props;
  const t = (key: string, texts: Record<string, string | number> = {}) =>
    fill(strings[`lab.dropoutMean.${key}`] ?? '', texts);
  const limit = niceLimit(Math.max(...Array.from(values, Math.abs), ...Array.from(means, Math.abs), 1e-9));
  const x = (value: number) => (100 * (value + limit)) / (2 * limit);
  const y = (value: number) => 100 - x(value);
  const line = (by: number) => `M${x(-limit)} ${y(-limit * by)}L${x(limit)} ${y(limit * by)}`;
  const expected = rescale ? 1 : 1 - p;
  const text = t('summary', {
    n: formatInteger(count, locale),
    slope: formatNumber(slope, locale, 3),
    expected: formatNumber(expected, locale, 2),
  });
  return (
    <div class="it-dmean">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={props.reading.length}
        limit={props.limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      {props.reading.length === 0 || !token ? (
        <p class="it-dmean__empty">{t('empty')}</p>
      ) : (
        <div class="it-dmean__columns">
          <div class="it-dmean__controls">
            <Slider
              label={t('count')}
              value={count}
              min={1}
              max={500}
              step={1}
              neutral={1}
              scale="log"
              format={(n) => formatInteger(n, locale)}
              onInput={props.onCount}
              disabled={disabled}
            />
            <Slider
              label={strings['lab.dropout.rate'] ?? ''}
              value={p}
              min={0}
              max={0.9}
              step={0.05}
              neutral={0}
              neutralLabel={strings['lab.dropout.none'] ?? ''}
              format={(value) => formatNumber(value, locale)}
              onInput={props.onP}
              disabled={disabled}
              symbol="drop_rate"
            />
            <Switch
              label={strings['lab.dropout.rescale'] ?? ''}
              checked={rescale}
              onInput={props.onRescale}
              disabled={disabled}
            />
            <p class="it-dmean__summary" data-said="">
              {text}
            </p>
          </div>
          <figure class={`it-dmean__figure${props.stale ? ' it-stale' : ''}`} data-sym="dropped">
            <figcaption>{t('axisY', { n: formatInteger(count, locale) })}</figcaption>
            <div class="it-dmean__plot">
              <svg
                viewBox="0 0 100 100"
                role="img"
                aria-label={`${t('picture', { token: tokenLabel(token) })} ${text}`}
                data-it-export
              >
                <path class="is-axis" d="M0 50H100M50 0V100" />
                <path class="is-expected" d={line(expected)} />
                {expected !== 1 && <path class="is-diagonal" d={line(1)} />}
                {Array.from(values, (value, i) => (
                  <circle key={i} cx={x(value)} cy={y(means[i]!)} r={0.9} />
                ))}
              </svg>
              <span class="is-left">{formatNumber(-limit, locale)}</span>
              <span class="is-right">{formatNumber(limit, locale)}</span>
              <span class="is-top">{formatNumber(limit, locale)}</span>
              <span class="is-bottom">{formatNumber(-limit, locale)}</span>
            </div>
            <p class="it-dmean__axis">{t('axisX', { token: tokenLabel(token) })}</p>
          </figure>
        </div>
      )}
    </div>
  );
}

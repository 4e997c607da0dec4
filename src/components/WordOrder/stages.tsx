/**
 * Where in the model the two runs differ at the last position: one bar a stage, its length the order of magnitude of the
 * largest difference. A mark stands where the bar ends in the model as it is.
 */
import { fill, formatNumber, formatProbability, fullNumber } from '../shared/format';
import type { Strings } from '../shared/strings-type';
import { joinSentences } from '../shared/sentences';
import type { Compute, Stage } from './ask';
import { isRounding, LOW, HIGH, ROUNDING_INT8, share } from './verdict';

export interface StagesProps {
  stages: readonly Stage[];
  compute: Compute | undefined;
  /** The settings are those of the model as it is: no marks. */
  neutral: boolean;
  strings: Strings;
  locale: string;
}

/** Powers of ten at which the axis has a line. */
const TICKS = Array.from({ length: Math.round(Math.log10(HIGH / LOW)) + 1 }, (_, i) => i + Math.round(Math.log10(LOW)));

export function Stages({ stages, compute, neutral, strings, locale }: StagesProps) {
  const text = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.wordOrder.${name}`] ?? '', values);
  return (
    <div class="it-order__stages" role="group" aria-label={text('stages')}>
      <h4 class="it-control-label">{text('stages')}</h4>
      <ol class="it-order__bars">
        {stages.map((stage, i) => {
          const rounding = stage.difference > 0 && isRounding(stage, compute);
          return (
            <li
              key={stage.name}
              data-stage={stage.name}
              title={text('stageTitle', { value: fullNumber(stage.difference), size: fullNumber(stage.size) })}
            >
              <span class="it-order__stage">{i === 0 ? text('before') : text('block', { layer: i - 1 })}</span>
              <span class="it-order__track" aria-hidden="true">
                <span
                  class={`it-order__fill${rounding ? ' is-rounding' : ''}`}
                  style={{ width: `${share(stage.difference) * 100}%` }}
                />
                {!neutral && stage.usual > 0 && (
                  <span class="it-order__usual" style={{ left: `${share(stage.usual) * 100}%` }} />
                )}
              </span>
              <span class="it-order__value">
                <Magnitude value={stage.difference} locale={locale} />
                {rounding && <span class="it-order__note"> {text('rounding')}</span>}
                {!neutral && stage.usual > 0 && (
                  <span class="it-hidden">
                    {' '}
                    {text('usual')} <Magnitude value={stage.usual} locale={locale} />
                  </span>
                )}
              </span>
            </li>
          );
        })}
        <li class="it-order__axis" aria-hidden="true">
          <span />
          <span class="it-order__ticks">
            {TICKS.map((power) => (
              <span key={power} style={{ left: `${share(10 ** power) * 100}%` }}>
                {power === 0 ? 1 : <Power power={power} />}
              </span>
            ))}
          </span>
        </li>
      </ol>
      <p class="it-hint">
        {joinSentences(
          [
            text('axis'),
            neutral ? '' : text('mark'),
            compute === 'int8' ? text('int8', { limit: formatProbability(ROUNDING_INT8, locale) }) : '',
          ],
          locale,
        )}
      </p>
    </div>
  );
}

/** 0 → '0'; 1.4e-6 → 1.4 × 10⁻⁶; 0.0123 → 0.012; 12.3 → 12.3 */
export function Magnitude({ value, locale }: { value: number; locale: string }) {
  if (value === 0) return <>0</>;
  const power = Math.floor(Math.log10(value));
  if (power >= -2) return <>{formatNumber(value, locale, Math.max(0, 1 - power))}</>;
  return (
    <>
      {formatNumber(value / 10 ** power, locale, 1)} × <Power power={power} />
    </>
  );
}

function Power({ power }: { power: number }) {
  return (
    <>
      10<sup>{formatNumber(power, 'en', 0)}</sup>
    </>
  );
}

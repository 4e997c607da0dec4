/**
 * A range input that shows its value, marks the neutral position and offers the way back to it. A logarithmic scale
 * gives each doubling the same way to go; `step` then counts in the value's own units at display.
 */
import type { PreactDOMAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { keyOf } from './roving';

export interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value at which the model runs as it is. */
  neutral: number;
  format(value: number): string;
  onInput(value: number): void;
  scale?: 'linear' | 'log';
  disabled?: boolean;
  /** Words: 'back to normal' (`lab.common.neutral`). */
  neutralLabel?: string;
  /** One sentence about what the control does, shown under it. */
  hint?: string;
  /** Its symbol in formulas (src/markdown/symbols.ts). */
  symbol?: PreactDOMAttributes['data-sym'];
}

/** Steps of the native input under a logarithmic scale: fine enough that no value is skipped visibly. */
const LOG_STEPS = 400;

export function Slider(props: SliderProps) {
  const {
    label,
    value,
    min,
    max,
    step,
    neutral,
    format,
    onInput,
    scale = 'linear',
    disabled,
    neutralLabel,
    hint,
    symbol,
  } = props;
  const id = useId();
  const log = scale === 'log' && min > 0;
  const toPosition = (x: number) => (log ? (Math.log(x / min) / Math.log(max / min)) * LOG_STEPS : x);
  const fromPosition = (p: number) => (log ? snap(min * (max / min) ** (p / LOG_STEPS), step) : p);
  const low = log ? 0 : min;
  const high = log ? LOG_STEPS : max;
  const clamp = (x: number) => Math.min(max, Math.max(min, x));
  // The address may give a value that the control can not: the thumb stands at the end, never outside.
  const share = (x: number) => (toPosition(clamp(x)) - low) / (high - low);
  const changed = value !== neutral;

  return (
    <div class={`it-slider${changed ? ' is-changed' : ''}`} data-sym={symbol}>
      <div class="it-slider-head">
        <label class="it-control-label" for={id}>
          {label}
        </label>
        {/* The slider says it: as a status it would be read out once more. */}
        <output class="it-slider-value" for={id} aria-live="off">
          {format(value)}
        </output>
        {neutralLabel && (
          <button
            type="button"
            class="it-button is-quiet it-slider-neutral"
            disabled={disabled || !changed}
            aria-label={`${label}: ${neutralLabel}`}
            title={neutralLabel}
            onClick={() => {
              onInput(neutral);
              // The button goes; the focus stays with what it has set.
              document.getElementById(id)?.focus({ preventScroll: true });
            }}
          >
            <span class="it-slider-words">{neutralLabel}</span>
            <svg class="it-slider-sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3.5 6.5h6a3.5 3.5 0 0 1 0 7h-3M6.5 3 3 6.5 6.5 10" />
            </svg>
          </button>
        )}
      </div>
      <div class="it-slider-track" style={{ '--it-at': share(value), '--it-neutral-at': share(neutral) }}>
        <span class="it-slider-tick" aria-hidden="true" title={format(neutral)} />
        <input
          id={id}
          type="range"
          min={low}
          max={high}
          step={log ? 1 : step}
          value={toPosition(clamp(value))}
          disabled={disabled}
          aria-valuetext={format(value)}
          onInput={(event) => {
            onInput(clamp(fromPosition(Number(event.currentTarget.value))));
          }}
          onKeyDown={(event) => {
            const steps = log ? keySteps[keyOf(event)] : undefined;
            if (steps === undefined) return;
            event.preventDefault();
            onInput(clamp(snap(value + steps * step, step)));
          }}
        />
      </div>
      {hint && <p class="it-hint">{hint}</p>}
    </div>
  );
}

/** Keys on a logarithmic scale move by the value's own steps: positions would round back to where they were. */
const keySteps: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

function snap(x: number, step: number): number {
  return Number((Math.round(x / step) * step).toPrecision(6));
}

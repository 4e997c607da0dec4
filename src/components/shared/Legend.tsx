/** The colour scale with its numbers: both ends and zero. Every figure that uses a scale shows one. */
import { formatNumber } from './format';
import { LEVELS, levelClass } from './scale';

export interface LegendProps {
  scale: 'signed' | 'probability';
  /** Where the scale ends. */
  limit: number;
  /** What is coloured, e.g. 'value of one dimension'. */
  label: string;
  /** Numbers at the ends; by default a number with as many digits as the limit needs, or a probability in per cent. */
  format?(value: number): string;
}

export function Legend({ scale, limit, label, format }: LegendProps) {
  const number = format ?? ((x: number) => (scale === 'probability' ? `${x * 100}%` : shortNumber(x)));
  const levels = scale === 'signed' ? range(-LEVELS, LEVELS) : range(0, LEVELS);
  return (
    <div class="it-legend">
      <span class="it-legend-label">{label}</span>
      <span class="it-legend-scale">
        <span class="it-legend-number">{number(scale === 'signed' ? -limit : 0)}</span>
        <span class="it-legend-ramp" aria-hidden="true">
          {levels.map((level) => (
            <span key={level} class={`it-swatch ${levelClass(scale, level)}`} />
          ))}
          {scale === 'signed' && <span class="it-legend-zero">0</span>}
        </span>
        <span class="it-legend-number">
          {scale === 'signed' && limit > 0 ? '+' : ''}
          {number(limit)}
        </span>
      </span>
    </div>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Up to three digits after the point, no trailing zeros: 0.25, 1.5, 12. */
function shortNumber(x: number): string {
  return formatNumber(x, 'en', 3).replace(/\.?0+$/, '') || '0';
}

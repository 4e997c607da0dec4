/** Values over positions as a line, with the cursor's position marked. Its numbers are those of the map above it. */
import { formatNumber } from '../shared/format';
import { niceLimit } from '../shared/scale';

export interface CurveProps {
  title: string;
  /** One value a row of the map. */
  values: readonly number[];
  /** Row at the cursor. */
  at: number;
  /** End of the scale; a round number above the largest where absent. */
  limit?: number;
  /** Under the axis: the first and the last position. */
  ends: [string, string];
  locale: string;
}

const WIDTH = 256;
const HEIGHT = 72;

export function Curve({ title, values, at, limit, ends, locale }: CurveProps) {
  const end = limit ?? niceLimit(Math.max(...values.map(Math.abs)));
  const x = (i: number) => ((i + 0.5) / Math.max(1, values.length)) * WIDTH;
  const y = (value: number) => HEIGHT / 2 - (Math.max(-end, Math.min(end, value)) / end) * (HEIGHT / 2 - 3);
  const line = values.map((value, i) => `${i ? 'L' : 'M'}${round(x(i))} ${round(y(value))}`).join('');
  const digits = end < 0.1 ? 3 : end < 10 ? 2 : 0;
  return (
    <div class="it-postable__curve">
      <p class="it-postable__curve-title">{title}</p>
      <span class="it-postable__range" aria-hidden="true">
        <span>+{formatNumber(end, locale, digits)}</span>
        <span>0</span>
        <span>{formatNumber(-end, locale, digits)}</span>
      </span>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: ${formatNumber(Math.min(...values), locale, 3)} … ${formatNumber(Math.max(...values), locale, 3)}`}
        data-it-export
      >
        <line class="it-postable__zero" x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        <line class="it-postable__at" x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />
        <path class="it-postable__line" d={line} />
      </svg>
      <span class="it-postable__columns" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </span>
    </div>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * One number at every place along the residual stream, from the embeddings to the last block, as lines: one for each
 * token, say, with the chosen one strong. Places are the 2L + 1 values of the stream; bands show the blocks. The lines are a
 * picture with a name; whoever uses it gives the numbers in a table beside it.
 */
import { formatNumber } from './format';
import { partOf } from './steps';
import './stage-lines.css';

export interface StageLine {
  /** [2L+1] */
  values: ArrayLike<number>;
  /** `strong` has points in the colours of what was added; `before` is dashed; `faint` stays behind. */
  tone: 'strong' | 'before' | 'faint';
}

export interface StageLinesProps {
  lines: readonly StageLine[];
  layers: number;
  /** Logarithmic axis; values of 0 then lie on its foot. */
  log?: boolean;
  /** Place marked by a vertical line. */
  marked?: number | null;
  onMark?(place: number | null): void;
  /** The picture in words. */
  label: string;
  /** Name of the vertical axis. */
  axis: string;
  /** Name of the horizontal axis: 'block'. */
  unit: string;
  /** What the points of the strong line stand for, named below it. */
  names?: Record<'start' | 'attention' | 'mlp', string>;
  /** Under each band: its number. */
  blockLabel(layer: number): string;
  locale: string;
}

export function StageLines(props: StageLinesProps) {
  const { lines, layers, log = false, marked = null, onMark, label, axis, blockLabel, locale } = props;
  const places = 2 * layers + 1;
  const all = lines.flatMap(({ values }) => Array.from(values)).filter((v) => Number.isFinite(v));
  const { ticks, toShare } = log ? logAxis(all) : linearAxis(all);
  const x = (place: number) => (100 * place) / (places - 1);
  const y = (value: number) => 100 * (1 - toShare(value));
  const path = (values: ArrayLike<number>) =>
    Array.from(values, (v, i) => `${i === 0 ? 'M' : 'L'}${round(x(i))} ${round(y(v))}`).join('');
  const order = { faint: 0, before: 1, strong: 2 };
  const sorted = [...lines].sort((a, b) => order[a.tone] - order[b.tone]);
  const strong = lines.find(({ tone }) => tone === 'strong');

  const placeAt = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(places - 1, Math.round(share * (places - 1))));
  };
  return (
    <div class="it-stages" role="img" aria-label={label}>
      <span class="it-stages__axis" aria-hidden="true">
        {axis}
      </span>
      <div class="it-stages__ticks" aria-hidden="true">
        {ticks.map((value) => (
          <span key={value} style={{ top: `${y(value)}%` }}>
            {formatNumber(value, locale, value > 0 && value < 1 ? 1 : 0)}
          </span>
        ))}
      </div>
      <div
        class="it-stages__plot"
        aria-hidden="true"
        onPointerMove={(event) => onMark?.(placeAt(event))}
        onPointerDown={(event) => onMark?.(placeAt(event))}
        onPointerLeave={() => onMark?.(null)}
      >
        <svg class="it-stages__svg" viewBox="0 0 100 100" preserveAspectRatio="none" data-it-export>
          {Array.from({ length: Math.ceil(layers / 2) }, (_, i) => (
            <rect key={i} class="it-stages__band" x={x(4 * i)} y={0} width={x(2)} height={100} />
          ))}
          {ticks.map((value) => (
            <path key={value} class="it-stages__grid" d={`M0 ${y(value)}H100`} />
          ))}
          {marked !== null && <path class="it-stages__mark" d={`M${x(marked)} 0V100`} />}
          {sorted.map(({ values, tone }, i) => (
            <path key={i} class={`it-stages__line is-${tone}`} d={path(values)} />
          ))}
        </svg>
        {strong &&
          Array.from(strong.values, (value, place) => (
            <span
              key={place}
              class={`it-stages__dot ${place === 0 ? 'is-start' : `is-${partOf(place - 1)}`}${place === marked ? ' is-marked' : ''}`}
              style={{ left: `${x(place)}%`, top: `${y(value)}%` }}
            />
          ))}
      </div>
      <span class="it-stages__unit" aria-hidden="true">
        {props.unit}
      </span>
      <div class="it-stages__blocks" aria-hidden="true">
        {Array.from({ length: layers }, (_, layer) => (
          <span key={layer}>{blockLabel(layer)}</span>
        ))}
      </div>
      {props.names && (
        <div class="it-stages__key" aria-hidden="true">
          {(['start', 'attention', 'mlp'] as const).map((part) => (
            <span key={part}>
              <span class={`it-stages__dot is-${part}`} />
              {props.names![part]}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

const round = (value: number) => Math.round(value * 100) / 100;

/** From 0 to a round number above the largest value, in four or five steps. */
function linearAxis(values: readonly number[]) {
  const largest = Math.max(...values, 1e-9);
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = [0.2, 0.25, 0.5, 1, 2, 2.5].map((s) => s * power).find((s) => largest / s <= 5) ?? 5 * power;
  const top = Math.ceil(largest / step) * step;
  return {
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step),
    toShare: (value: number) => value / top,
  };
}

/** Whole powers of ten around all values above 0. */
function logAxis(values: readonly number[]) {
  const above = values.filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...above, 1)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...above, 1))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
    toShare: (value: number) => (value > 0 ? Math.max(0, (Math.log10(value) - low) / (high - low)) : 0),
  };
}

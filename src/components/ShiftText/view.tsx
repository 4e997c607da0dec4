/** A text at another place of the context: where it stands, how much the answer differs there, and the answers themselves. */
import { BeforeAfter } from '../shared/BeforeAfter';
import { fill, formatInteger, formatNumber } from '../shared/format';
import { LineChart } from '../shared/LineChart';
import { niceLimit } from '../shared/scale';
import { Slider } from '../shared/Slider';
import type { Strings } from '../shared/strings-type';
import type { Shifted } from './ask';
import './style.css';

export interface ShiftTextViewProps {
  /** What is asked for, and what the numbers belong to: they differ while stale. */
  offset: number;
  shifted: Shifted;
  /** Tokens of the text; positions of the model. */
  count: number;
  context: number;
  stale: boolean;
  disabled: boolean;
  onOffset(offset: number): void;
  /** Keys `lab.shift.*`, `lab.beforeAfter.*`, `lab.common.neutral`. */
  strings: Strings;
  locale: string;
}

export function ShiftTextView(props: ShiftTextViewProps) {
  const { offset, shifted, count, context, stale, disabled, strings, locale } = props;
  const text = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.shift.${name}`] ?? '', values);
  const last = Math.max(0, context - count);
  const most = niceLimit(Math.max(...shifted.sweep.map(({ divergence }) => divergence)));
  const here = { x: shifted.offset, y: shifted.comparison.runs[1]?.divergence ?? 0, marked: true };
  const sweep = shifted.sweep.map((place) => ({ x: place.offset, y: place.divergence }));
  const points = [...sweep.filter(({ x }) => x !== here.x), here].sort((a, b) => a.x - b.x);
  const farthest = points.reduce((a, b) => (b.y > a.y ? b : a));
  const names = [text('here'), text('there', { position: formatInteger(shifted.offset, locale) })] as const;

  return (
    <div class={`it-shift${stale ? ' it-stale' : ''}`}>
      <div data-sym="i">
        <Slider
          label={text('offset')}
          value={offset}
          min={0}
          max={Math.max(1, last)}
          step={1}
          neutral={0}
          neutralLabel={strings['lab.common.neutral'] ?? ''}
          format={(value) => formatInteger(value, locale)}
          onInput={(value) => props.onOffset(Math.min(value, last))}
          disabled={disabled || last === 0}
        />
      </div>
      <div class="it-shift__place" aria-hidden="true">
        <span
          class="it-shift__text"
          style={{ left: `${(100 * offset) / context}%`, width: `${(100 * count) / context}%` }}
        />
        <span>0</span>
        <span>{formatInteger(context - 1, locale)}</span>
      </div>
      <p class="it-hint">{text('place', { first: offset, last: offset + Math.max(0, count - 1), context })}</p>
      <div class="it-shift__result">
        <div data-sym="pos_embed">
          <p class="it-control-label">{text('curve')}</p>
          <LineChart
            series={[{ name: text('curve'), look: 'solid', colour: 'var(--it-embedding)', points }]}
            x={{
              min: 0,
              max: Math.max(1, last),
              ticks: [0, Math.round(last / 2), last],
              label: text('axis'),
              format: (value) => formatInteger(value, locale),
            }}
            y={{
              min: 0,
              max: most,
              ticks: [0, most / 2, most],
              label: text('divergence'),
              format: (value) => formatNumber(value, locale),
            }}
            label={text('curveSaid', { position: farthest.x, value: formatNumber(farthest.y, locale, 3) })}
            describe={(_, i) => text('point', { position: points[i]!.x, value: formatNumber(points[i]!.y, locale, 3) })}
            hint={text('hint')}
            height={12}
            stale={stale}
          />
        </div>
        <BeforeAfter comparison={shifted.comparison} names={names} rows={8} {...{ stale, strings, locale }} />
      </div>
    </div>
  );
}

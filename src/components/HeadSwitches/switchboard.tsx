/** Layers × heads: a press switches a head off or on again. Where the map is measured, the colour says what that changes. */
import { useMemo } from 'preact/hooks';
import { Button, Segmented } from '../shared/controls';
import { formatNumber, fullNumber } from '../shared/format';
import { HeadGrid } from '../shared/HeadGrid';
import { Legend } from '../shared/Legend';
import { niceLimit, levelClass, probabilityLevel, signedLevel } from '../shared/scale';
import { tokenLabel } from '../shared/token-text';
import type { HeadSwitchesViewProps } from './view';

type Props = HeadSwitchesViewProps & { t(key: string, values?: Record<string, string | number>): string };

export function Switchboard(props: Props) {
  const { layers, heads, off, map, show, locale, t, disabled } = props;
  const scale = show === 'delta' ? 'signed' : 'probability';
  const all = useMemo(() => map.flatMap((layer) => layer[show]).filter(Number.isFinite), [map, show]);
  const limit = niceLimit(Math.max(...all.map(Math.abs), 0.05));
  const cells = useMemo(() => map.map((layer) => layer[show].map((value) => Float64Array.of(value))), [map, show]);
  const value = (layer: number, head: number) => map[layer]?.[show][head];
  const isOff = (layer: number, head: number) => off.some(([l, h]) => l === layer && h === head);
  /** Without this head another token is the most probable one. */
  const overturns = (layer: number, head: number) => {
    const row = map[layer];
    return row !== undefined && row.topWithout[head] !== row.top.id;
  };
  const overturned = map.flatMap((row) => row.topWithout.filter((id) => id !== row.top.id)).length;
  const numbers = heads <= 8;
  const describe = (layer: number, head: number) => {
    const effect = value(layer, head);
    const name = t(isOff(layer, head) ? 'headOff' : 'headOn', { layer, head });
    if (effect === undefined) return name;
    const other = overturns(layer, head) ? `; ${t('overturns')}` : '';
    return `${name}; ${t(`effect.${show}`, { value: fullNumber(effect) })}${other}`;
  };
  const total = layers * heads;
  const done = map.length * heads;
  const found = map[0] ? t('overturned', { count: overturned, done, token: tokenLabel(map[0].top) }) : '';
  return (
    <section class="it-hs__board" data-sym="head">
      <div class="it-hs__board-head">
        <Segmented
          label={t('colour')}
          options={[
            { value: 'delta', label: t('delta') },
            { value: 'divergence', label: t('divergence') },
          ]}
          value={show}
          onInput={props.onShow}
          disabled={disabled}
        />
      </div>
      <HeadGrid
        layers={layers}
        heads={heads}
        matrix={(layer, head) => {
          const values = cells[layer]?.[head];
          return values ? { values, rows: 1, columns: 1 } : null;
        }}
        scale={scale}
        limit={limit}
        off={isOff}
        selected={props.at}
        onSelect={props.onToggle}
        describe={describe}
        label={t('grid')}
        axes={{ layers: t('layers'), heads: t('heads') }}
        layerLabel={String}
        headLabel={String}
        badge={(layer, head) => {
          const effect = value(layer, head);
          if (effect === undefined) return null;
          // Twelve heads leave no room for numbers; the mark has it.
          if (!numbers) return overturns(layer, head) ? <span class="it-hs__number is-other is-bare">·</span> : null;
          const level = scale === 'signed' ? signedLevel(effect, limit) : probabilityLevel(effect, limit);
          return (
            <span class={`it-hs__number ${levelClass(scale, level)}${overturns(layer, head) ? ' is-other' : ''}`}>
              {formatNumber(effect, locale)}
            </span>
          );
        }}
        disabled={disabled}
      />
      <div class="it-hs__legend">
        {map[0] ? (
          <Legend
            scale={scale}
            limit={limit}
            label={t(`legend.${show}`, { token: tokenLabel(map[0].top) })}
            format={(x) => formatNumber(x, locale, 2)}
          />
        ) : (
          <p class="it-hint">{t('notMeasured', { total })}</p>
        )}
      </div>
      <div class="it-hs__measure">
        {props.measuring ? (
          <Button onClick={props.onStop}>{t('stop')}</Button>
        ) : (
          <Button disabled={disabled || done === total} onClick={props.onMeasure}>
            {t(done === 0 || done === total ? 'measure' : 'continue')}
          </Button>
        )}
        <progress
          class="it-progress"
          // Its room stays: empty or full it would say nothing that the line does not.
          style={{ visibility: props.measuring || (done > 0 && done < total) ? 'visible' : 'hidden' }}
          max={total}
          value={done}
          aria-label={t('progressLabel')}
        />
        <span class="it-hint">{done > 0 && t('progress', { done, total })}</span>
      </div>
      <p class="it-hint it-hs__overturned" data-overturned={overturned}>
        {found}
      </p>
      {/* The line above changes with every block; once all are measured, it is read out. */}
      <p class="it-hidden" role="status">
        {done === total ? found : ''}
      </p>
    </section>
  );
}

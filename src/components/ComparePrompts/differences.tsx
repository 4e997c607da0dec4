/** The strips: one row a position, both tokens before it, the largest change after it; a slider goes up through the blocks. */
import { useMemo } from 'preact/hooks';
import { fill, formatNumber, fullNumber } from '../shared/format';
import { HeatStack } from '../shared/HeatStack';
import { Legend } from '../shared/Legend';
import { niceLimit } from '../shared/scale';
import { Slider } from '../shared/Slider';
import { tokenLabel } from '../shared/token-text';
import { TokenText } from '../shared/TokenText';
import { rowMaxima } from './maxima';
import type { CompareViewProps } from './view';

/** Rows that are drawn. */
const MOST_ROWS = 32;

export function Differences(props: CompareViewProps) {
  const { comparison, depth, layers, selected, disabled, locale, strings } = props;
  const { a, b, width } = comparison;
  const asked = comparison.stages.find(({ name }) => name === stageName(depth));
  const stage = asked ?? comparison.stages[0]!;
  const shown = asked ? depth : 0;
  const maxima = useMemo(() => rowMaxima(stage.difference, width), [stage, width]);
  const limit = niceLimit(Math.max(...maxima));
  const count = Math.min(comparison.length, MOST_ROWS);
  const t = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.compare.${name}`] ?? '', values);
  const depthLabel = (at: number) => (at === 0 ? t('depth0') : t('depth', { layer: at - 1 }));

  return (
    <div class="it-compare__differences">
      <Slider
        label={t('where')}
        value={depth}
        min={0}
        max={layers}
        step={1}
        neutral={0}
        neutralLabel={t('depth0')}
        format={depthLabel}
        onInput={props.onDepth}
        disabled={disabled}
      />
      <HeatStack
        count={count}
        values={(i) => stage.difference.subarray(i * width, (i + 1) * width)}
        head={(i) => <Pair a={a.tokens[i]!} b={b.tokens[i]!} />}
        tail={(i) => (maxima[i] === 0 ? '0' : `±${formatNumber(maxima[i] ?? 0, locale, 3)}`)}
        limit={limit}
        label={t('strips', { where: depthLabel(shown) })}
        describe={(i, dimension, value) =>
          t('cell', { a: tokenLabel(a.tokens[i]!), b: tokenLabel(b.tokens[i]!), dimension, value: fullNumber(value) })
        }
        selected={selected}
        onSelect={props.onSelect}
        hint={asked ? t('point') : t('waiting')}
      />
      {comparison.length > count && <p class="it-hint">{t('capped', { drawn: count, count: comparison.length })}</p>}
      <Legend scale="signed" limit={limit} label={t('legend')} />
    </div>
  );
}

/** Depth 3 → the residual stream after block 2. */
export function stageName(depth: number): string {
  return depth === 0 ? 'embed' : `blocks.${depth - 1}.resid_post`;
}

type PairToken = CompareViewProps['comparison']['a']['tokens'][number];

function Pair({ a, b }: { a: PairToken; b: PairToken }) {
  if (a.id === b.id) return <TokenText token={a} />;
  return (
    <span class="it-compare__pair">
      <TokenText token={a} />
      <span>
        <span aria-hidden="true">→</span>
        <TokenText token={b} />
      </span>
    </span>
  );
}

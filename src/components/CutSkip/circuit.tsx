/** One addition as a drawing: the stream, the sublayer beside it, and the place where they meet. What is weakened thins out. */
import { partOf } from '../shared/steps';
import type { Path } from './ask';

export interface CircuitProps {
  at: number;
  path: Path;
  gate: number;
  /** The gate in words. */
  open: string;
  where: string;
  t(key: string, values?: Record<string, string | number>): string;
}

export function Circuit({ at, path, gate, open, where, t }: CircuitProps) {
  const skip = path === 'skip' ? gate : 1;
  const branch = path === 'sublayer' ? gate : 1;
  const part = at < 0 ? 'both' : partOf(at);
  return (
    <svg
      class="it-cut__circuit"
      viewBox="0 0 360 108"
      role="img"
      aria-label={t('circuit', { where, path: t(path), gate: open })}
      data-it-export
    >
      <g data-sym="skip">
        <Wire d="M8 84H246" gate={skip} cut={[150, 84]} />
      </g>
      <path class="is-wire" d="M262 84H352" />
      <path class="is-head" d="M346 78L354 84L346 90" />
      <Wire d="M40 84V28H96" gate={1} />
      <g class={`is-box is-${part}`}>
        <rect x={96} y={10} width={108} height={36} rx={4} />
        <text x={150} y={33}>
          {t(part === 'both' ? 'boxBoth' : part === 'attention' ? 'boxAttention' : 'boxMlp')}
        </text>
      </g>
      <Wire d="M204 28H254V74" gate={branch} cut={[254, 50]} />
      <circle class="is-sum" cx={254} cy={84} r={9} />
      <path class="is-plus" d="M249 84H259M254 79V89" />
      <text class="is-label" x={8} y={104}>
        x
      </text>
      <text class="is-label" x={150} y={104} text-anchor="middle">
        {t('skip')}
      </text>
      <text class="is-label" x={352} y={104} text-anchor="end">
        x + f(x)
      </text>
    </svg>
  );
}

/** A path as thick as it is open; cut off, its trace stays dotted, with a cross where it is cut. */
function Wire({ d, gate, cut }: { d: string; gate: number; cut?: [number, number] }) {
  if (gate > 0) return <path class="is-wire" d={d} style={{ strokeWidth: 0.75 + 2.5 * gate }} />;
  return (
    <>
      <path class="is-trace" d={d} />
      {cut && <path class="is-cross" d={`M${cut[0] - 6} ${cut[1] - 6}l12 12m0 -12l-12 12`} />}
    </>
  );
}

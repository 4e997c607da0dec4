/** Probabilities side by side from 0 to 1, and where the random number of a draw falls on them. */
import type { Token } from '../../engine/types';
import { formatNumber, fullNumber } from './format';
import { TokenText } from './TokenText';
import './draw-ruler.css';

export interface DrawRulerProps {
  /** In the order in which they lie on the ruler; `final` is the length. */
  candidates: readonly { token: Token; final: number }[];
  /** Length of all tokens that are not listed; they lie at the end. */
  rest: number;
  /** Short words for them. */
  restLabel: string;
  /** The random number in [0,1); null before a draw. */
  u: number | null;
  /** Index of the stretch that it fell on; `candidates.length` for the rest. */
  landed: number | null;
  pointed?: number | null;
  onPoint?(stretch: number | null): void;
  locale: string;
}

export function DrawRuler({ candidates, rest, restLabel, u, landed, pointed, onPoint, locale }: DrawRulerProps) {
  const stretches = [...candidates.map((candidate) => candidate.final), rest];
  return (
    <div class="it-ruler" onPointerLeave={() => onPoint?.(null)}>
      <div class="it-ruler__stretches" aria-hidden="true" data-sym="kept">
        {stretches.map((width, i) =>
          width === 0 ? null : (
            <span
              key={i}
              class={i === candidates.length ? 'is-rest' : ''}
              data-pointed={pointed === i || undefined}
              data-landed={landed === i || undefined}
              style={{ flexGrow: width }}
              onPointerEnter={() => onPoint?.(i)}
            >
              {width > 0.05 && (i < candidates.length ? <TokenText token={candidates[i]!.token} said /> : restLabel)}
            </span>
          ),
        )}
      </div>
      {u !== null && (
        <span class="it-ruler__needle" data-sym="u" style={{ insetInlineStart: `${u * 100}%` }} title={fullNumber(u)}>
          <span style={{ translate: `${-100 * u}% 0` }}>u = {formatNumber(u, locale, 4)}</span>
        </span>
      )}
      <div class="it-ruler__axis" aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((x) => (
          <span key={x} style={{ insetInlineStart: `${x * 100}%` }}>
            {x}
          </span>
        ))}
      </div>
    </div>
  );
}

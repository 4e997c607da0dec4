/**
 * One head as lines: every token on the right, and what it looks at on the left; the thicker, the more attention. One token
 * can be followed by itself. One tab stop: up and down move along the tokens that look.
 */
import { useRef, useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill, formatList, formatProbability } from '../shared/format';
import { tokenLabel } from '../shared/token-text';
import { TokenText } from '../shared/TokenText';
import { keyOf, moveInList } from '../shared/roving';

interface Props {
  tokens: readonly Token[];
  /** [T,T]: row t is what token t looks at. */
  values: ArrayLike<number>;
  /** The token that is followed; all where null. */
  row: number | null;
  onRow(row: number | null): void;
  /** The token that stays marked. */
  kept: number | null;
  /** A press: keeps the token. */
  onChoose(row: number): void;
  /** What stands over the tokens on the left and on the right. */
  columns: readonly [string, string];
  label: string;
  /** 'token {token}, position {position}, looks at: {list}' */
  spoken: string;
  locale: string;
}

/** Lines for less are left out: they would be a haze. */
const LEAST = 0.02;
const WIDEST = 9; // px

export function HeadLines(props: Props) {
  const { tokens, values, row, onRow, kept, onChoose, columns, label, spoken, locale } = props;
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const T = tokens.length;
  const current = Math.min(active, T - 1);
  const at = (t: number, j: number) => values[t * T + j] ?? 0;
  const shown = row !== null && row < T ? row : null;

  const lines = tokens.flatMap((_, t) =>
    Array.from({ length: t + 1 }, (_, j) => ({ t, j, p: at(t, j) })).filter(({ p }) => p >= LEAST),
  );
  const describe = (t: number) => {
    const best = Array.from({ length: t + 1 }, (_, j) => j).sort((a, b) => at(t, b) - at(t, a));
    const parts = best
      .slice(0, 3)
      .map((j) => `“${tokenLabel(tokens[j]!)}” (${j}) ${formatProbability(at(t, j), locale)}`);
    return fill(spoken, { token: tokenLabel(tokens[t]!), position: t, list: formatList(parts, locale) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onChoose(current);
    }
    const next = moveInList(keyOf(event), current, T);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    list.current?.querySelectorAll<HTMLElement>('[role=option]')[next]?.focus();
  };

  return (
    <div
      class={`it-lines${shown === null ? '' : ' is-following'}`}
      style={{ '--row': `${Math.max(1.6, Math.min(3.25, 26 / T))}rem` }}
      onPointerLeave={() => onRow(null)}
    >
      {columns.map((name, i) => (
        <span key={i} class="it-lines__name" aria-hidden="true">
          {name}
        </span>
      ))}
      <ol class="it-lines__keys" aria-hidden="true">
        {tokens.map((token, j) => (
          <li key={j} style={{ '--it-p': shown === null ? 0 : at(shown, j) }}>
            {shown !== null && j <= shown && (
              <span class="it-lines__share">{formatProbability(at(shown, j), locale)}</span>
            )}
            <span class="it-lines__token">
              <TokenText token={token} />
            </span>
          </li>
        ))}
      </ol>
      <svg
        class="it-lines__svg"
        viewBox={`0 0 100 ${T}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        data-it-export
        data-sym="pattern"
      >
        {lines.map(({ t, j, p }) => (
          <path
            key={`${t},${j}`}
            class={shown === null || shown === t ? '' : 'is-faint'}
            d={`M0 ${j + 0.5}C45 ${j + 0.5} 55 ${t + 0.5} 100 ${t + 0.5}`}
            style={{ strokeWidth: `${0.6 + p * WIDEST}px`, '--it-opacity': 0.12 + 0.78 * p }}
          />
        ))}
      </svg>
      <ul ref={list} class="it-lines__queries" role="listbox" aria-label={label} onKeyDown={onKeyDown}>
        {tokens.map((token, t) => (
          <li
            key={t}
            role="option"
            class={shown === t ? 'is-shown' : ''}
            aria-selected={kept === t}
            aria-label={describe(t)}
            tabIndex={t === current ? 0 : -1}
            onFocus={() => {
              setActive(t);
              onRow(t);
            }}
            onBlur={() => onRow(null)}
            onPointerEnter={() => onRow(t)}
            onClick={() => onChoose(t)}
          >
            <TokenText token={token} />
          </li>
        ))}
      </ul>
    </div>
  );
}

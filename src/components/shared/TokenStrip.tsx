/**
 * Tokens in a row, as the model reads them. With `onSelect` a listbox with one tab stop (arrows move, Enter or Space
 * chooses); without it a plain list. Pointing at or focusing a token reports `onHover`.
 */
import { useRef, useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import type { Strings } from './strings-type';
import { keyOf, moveInList } from './roving';
import { spokenToken } from './token-text';
import { TokenText } from './TokenText';

export interface TokenStripProps {
  tokens: readonly Token[];
  selected?: number | null;
  highlighted?: readonly number[];
  onSelect?(index: number): void;
  onHover?(index: number | null): void;
  /** What the strip is, for screen readers. */
  label: string;
  /** The numbers shown belong to other tokens: drawn fainter. */
  stale?: boolean;
  showIds?: boolean;
  /** A class for each token, e.g. the level of a scale, and what it means in words. */
  tokenClass?(index: number): string;
  note?(index: number): string;
  strings: Strings;
}

export function TokenStrip(props: TokenStripProps) {
  const { tokens, selected = null, highlighted = [], onSelect, onHover, label, stale, showIds, strings } = props;
  const { tokenClass, note } = props;
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(tokens.length - 1, 0));

  const spoken = (token: Token, i: number) => [spokenToken(token, i, strings), note?.(i)].filter(Boolean).join(': ');
  const goTo = (index: number) => {
    setActive(index);
    list.current?.querySelectorAll<HTMLElement>('[role=option]')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onSelect) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(current);
      return;
    }
    const next = moveInList(keyOf(event), current, tokens.length);
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };

  return (
    <ul
      ref={list}
      class={`it-tokens${stale ? ' it-stale' : ''}`}
      role={onSelect ? 'listbox' : 'list'}
      aria-label={label}
      aria-orientation={onSelect ? 'horizontal' : undefined}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onHover?.(null)}
    >
      {tokens.map((token, i) => (
        <li
          key={i}
          class={`it-token${i === selected ? ' is-selected' : ''}${highlighted.includes(i) ? ' is-highlighted' : ''}${tokenClass ? ` ${tokenClass(i)}` : ''}`}
          data-index={i}
          title={spoken(token, i)}
          {...(onSelect && {
            role: 'option',
            'aria-selected': i === selected,
            'aria-label': spoken(token, i),
            tabIndex: i === current ? 0 : -1,
            onClick: () => {
              setActive(i);
              onSelect(i);
            },
            onFocus: () => {
              setActive(i);
              onHover?.(i);
            },
            onBlur: () => onHover?.(null),
          })}
          onPointerEnter={() => onHover?.(i)}
        >
          <TokenText token={token} />
          {showIds && <span class="it-token-id">{token.id}</span>}
        </li>
      ))}
    </ul>
  );
}

/**
 * The text as words, two of which change places: those chosen last. One tab stop, arrow keys, Enter or Space chooses.
 * Below it the same tokens in the new order. Which two are chosen is said by a sign on them, not by colour alone.
 */
import { useRef, useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill } from '../shared/format';
import { keyOf, moveInList } from '../shared/roving';
import type { Strings } from '../shared/strings-type';
import { tokenLabel } from '../shared/token-text';
import { TokenText } from '../shared/TokenText';
import type { Word } from './words';
import { untranslated } from '../shared/untranslated';

export interface WordStripProps {
  tokens: readonly Token[];
  words: readonly Word[];
  pair: readonly [number, number] | null;
  /** Of the second row: place → place in the text as written. */
  order: readonly number[];
  disabled: boolean;
  onChoose(word: number): void;
  /** Keys `lab.wordOrder.*`. */
  strings: Strings;
}

export function WordStrip({ tokens, words, pair, order, disabled, onChoose, strings }: WordStripProps) {
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const last = words.length - 1;
  const current = Math.max(0, Math.min(active, last));
  const text = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.wordOrder.${name}`] ?? '', values);
  const spoken = ({ start, end }: Word) => tokens.slice(start, end).map(tokenLabel).join('');
  const choose = (index: number) => {
    if (!disabled && index !== last && pair) onChoose(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(current);
      return;
    }
    const next = moveInList(keyOf(event), current, words.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    list.current?.querySelectorAll<HTMLElement>('[role=option]')[next]?.focus();
  };
  const moved = new Set((pair ?? []).flatMap((index) => range(words[index]!)));

  return (
    <div class="it-order__texts">
      <span class="it-control-label">{text('written')}</span>
      <ul
        ref={list}
        class="it-order__words"
        role="listbox"
        aria-label={text('words')}
        aria-multiselectable="true"
        aria-orientation="horizontal"
        onKeyDown={onKeyDown}
      >
        {words.map((word, i) => {
          const chosen = pair?.includes(i) ?? false;
          return (
            <li
              key={i}
              role="option"
              {...untranslated}
              class={`it-order__word${chosen ? ' is-chosen' : ''}${i === last ? ' is-fixed' : ''}`}
              aria-selected={chosen}
              aria-disabled={i === last || !pair}
              aria-label={i === last ? text('lastWord', { word: spoken(word) }) : spoken(word)}
              title={i === last ? text('lastWord', { word: spoken(word) }) : undefined}
              tabIndex={i === current ? 0 : -1}
              onFocus={() => setActive(i)}
              onClick={() => {
                setActive(i);
                choose(i);
              }}
            >
              {range(word).map((at) => (
                <TokenText key={at} token={tokens[at]!} />
              ))}
            </li>
          );
        })}
      </ul>
      <span class="it-control-label">{text('swapped')}</span>
      <p class="it-order__words" data-row="swapped">
        {order.map((at, i) => (
          <span key={i} class={`it-order__token${moved.has(at) ? ' is-chosen' : ''}`}>
            <TokenText token={tokens[at]!} />
          </span>
        ))}
      </p>
    </div>
  );
}

function range({ start, end }: Word): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/**
 * Tokens in reading order as one listbox (one tab stop; arrows, Home, End move and choose). A group of several tokens is
 * a bracket with the sign they make; lines of the text end where the text's lines end.
 */
import { useRef } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill } from '../shared/format';
import { keyOf, moveInList } from '../shared/roving';
import type { Strings } from '../shared/strings-type';
import { spokenToken, tokenLabel } from '../shared/token-text';
import { TokenText } from '../shared/TokenText';
import type { TokenGroup } from './groups';

export interface GroupedTokensProps {
  tokens: readonly Token[];
  groups: readonly TokenGroup[];
  selected: number | null;
  stale: boolean;
  onSelect(index: number | null): void;
  /** Keys `lab.tokenizer.*` and `lab.common.token*`. */
  strings: Strings;
}

export function GroupedTokens({ tokens, groups, selected, stale, onSelect, strings }: GroupedTokensProps) {
  const list = useRef<HTMLDivElement>(null);
  const current = selected ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInList(keyOf(event), current, tokens.length);
    if (next === null) return;
    event.preventDefault();
    onSelect(next);
    list.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  };
  const option = (i: number) => (
    <Option
      key={i}
      {...{ strings, onSelect }}
      token={tokens[i]!}
      index={i}
      isSelected={i === selected}
      isTabStop={i === current}
    />
  );

  return (
    <div
      ref={list}
      class={`it-tokenizer__tokens${stale ? ' it-stale' : ''}`}
      role="listbox"
      data-sym="tokens"
      aria-label={strings['lab.tokenizer.list']}
      aria-orientation="horizontal"
      onKeyDown={onKeyDown}
    >
      {groups.map((group) => [
        group.end - group.start === 1 ? (
          option(group.start)
        ) : (
          <Joined key={group.start} {...{ group, strings, option }} />
        ),
        group.text?.includes('\n') && (
          <span key={`${group.start}-line`} class="it-tokenizer__line" role="presentation" />
        ),
      ])}
    </div>
  );
}

interface OptionProps {
  token: Token;
  index: number;
  isSelected: boolean;
  isTabStop: boolean;
  onSelect(index: number): void;
  strings: Strings;
}

function Option({ token, index, isSelected, isTabStop, onSelect, strings }: OptionProps) {
  return (
    <span
      role="option"
      class={`it-tokenizer__token it-tokenizer__token--${index % 2}`}
      data-index={index}
      data-id={token.id}
      aria-selected={isSelected}
      aria-label={spokenToken(token, index, strings)}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onSelect(index)}
      onFocus={() => !isSelected && onSelect(index)}
    >
      <TokenText token={token} />
      <span class="it-tokenizer__id">{token.id}</span>
    </span>
  );
}

interface JoinedProps {
  group: TokenGroup;
  strings: Strings;
  option(index: number): preact.JSX.Element;
}

function Joined({ group, strings, option }: JoinedProps) {
  const { start, end, text } = group;
  const sign = text === null || text.includes('\uFFFD') ? null : tokenLabel({ text, bytes: [] });
  const values = { count: end - start, text: sign ?? '' };
  return (
    <span
      role="group"
      class="it-tokenizer__joined"
      aria-label={fill(strings[sign ? 'lab.tokenizer.joined' : 'lab.tokenizer.joinedBytes'] ?? '', values)}
    >
      <span class="it-tokenizer__sign" aria-hidden="true">
        {sign ?? '·'}
      </span>
      <span class="it-tokenizer__parts" role="presentation">
        {Array.from({ length: end - start }, (_, i) => option(start + i))}
      </span>
    </span>
  );
}

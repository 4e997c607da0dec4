/** Everything about the chosen token: position, id, bytes, and whether it is a word, a piece, or part of a character. */
import type { Token } from '../../engine/types';
import { fill, formatInteger } from '../shared/format';
import type { Strings } from '../shared/strings-type';
import { TokenText } from '../shared/TokenText';
import type { TokenGroup } from './groups';

export interface DetailProps {
  /** The tokens drawn. */
  tokens: readonly Token[];
  groups: readonly TokenGroup[];
  selected: number | null;
  locale: string;
  /** Keys `lab.tokenizer.*`. */
  strings: Strings;
}

export function Detail({ tokens, groups, selected, locale, strings }: DetailProps) {
  const token = selected === null ? undefined : tokens[selected];
  if (selected === null || !token) return <p class="it-tokenizer__detail it-hint">{strings['lab.tokenizer.choose']}</p>;
  return (
    <div class="it-tokenizer__detail">
      <dl class="it-tokenizer__facts">
        <div>
          <dt>{strings['lab.tokenizer.token']}</dt>
          <dd>
            <TokenText token={token} />
          </dd>
        </div>
        <div>
          <dt>{strings['lab.tokenizer.position']}</dt>
          <dd>{formatInteger(selected, locale)}</dd>
        </div>
        <div>
          <dt>{strings['lab.tokenizer.id']}</dt>
          <dd data-detail="id">{token.id}</dd>
        </div>
        <div>
          <dt>{strings['lab.tokenizer.bytesOf']}</dt>
          <dd data-detail="bytes">
            {token.bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')}
          </dd>
        </div>
      </dl>
      <p>{note(token, selected, groups, strings)}</p>
    </div>
  );
}

/** One sentence that says what kind of token this is. */
function note(token: Token, index: number, groups: readonly TokenGroup[], strings: Strings): string {
  const group = groups.find(({ start, end }) => start <= index && index < end);
  const say = (name: string, values = {}) => fill(strings[`lab.tokenizer.${name}`] ?? '', values);
  if (group && group.end - group.start > 1) {
    const count = group.end - group.start;
    const sign = group.text?.replace('\uFFFD', '').trim();
    return sign ? say('isPart', { sign, count }) : say('isPartCut', { count });
  }
  if (token.text === null) return say('isBytes');
  if (/^ \S/.test(token.text)) return say('isSpaced');
  if (/^\s+$/.test(token.text)) return say('isSpace');
  return say('isPlain');
}

/**
 * Generated tokens as a text that can be read: the prompt in grey, then each token underlined the more strongly the more
 * probable it was. One tab stop; arrows move from token to token, the line below says the numbers.
 */
import { useRef, useState } from 'preact/hooks';
import type { GeneratedToken } from '../../lab/protocol';
import { formatNumber, formatProbability } from './format';
import { keyOf, moveInList } from './roving';
import { probabilityLevel } from './scale';
import { TokenText } from './TokenText';
import { tokenLabel } from './token-text';
import './running-text.css';
import { english, englishIn, untranslated } from './untranslated';

export type WrittenToken = Pick<GeneratedToken, 'token' | 'probability' | 'draw'>;

export interface RunningTextProps {
  before: string;
  /** Those of the course, one of which the text before may be. */
  examples?: readonly string[];
  tokens: readonly WrittenToken[];
  /** The first so many tokens are the same in the text beside it; infinite where it has no other one, -1 where nothing is beside it. */
  sameUntil: number;
  /** Tokens to be set off, e.g. those that repeat what has been there. */
  marked?: readonly boolean[];
  stale: boolean;
  label: string;
  describe(token: string, probability: string, draw: string): string;
  locale: string;
}

export function RunningText(props: RunningTextProps) {
  const { before, examples = [], tokens, sameUntil, stale, label, describe, locale } = props;
  const list = useRef<HTMLParagraphElement>(null);
  const [active, setActive] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const current = Math.min(active, Math.max(0, tokens.length - 1));
  const say = ({ token, probability, draw }: WrittenToken) =>
    describe(tokenLabel(token), formatProbability(probability, locale), formatNumber(draw, locale, 4));
  const shown = pointed === null ? undefined : tokens[pointed];

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInList(keyOf(event), current, tokens.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    list.current?.querySelectorAll<HTMLElement>('[data-i]')[next]?.focus();
  };
  return (
    <>
      <p
        ref={list}
        class={`it-running${stale ? ' it-stale' : ''}`}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setPointed(null)}
      >
        <span class="it-running__before" {...englishIn(examples, before)}>
          {shorten(before)}
        </span>
        <span role="list" aria-label={label}>
          {tokens.map((made, i) => (
            <span
              key={i}
              role="listitem"
              data-i={i}
              class="it-running__token"
              {...untranslated}
              style={{ '--level': `var(--it-prob-${probabilityLevel(made.probability)})` }}
              data-parts={i === sameUntil || undefined}
              data-marked={props.marked?.[i] || undefined}
              tabIndex={i === current ? 0 : -1}
              aria-label={say(made)}
              onFocus={() => (setActive(i), setPointed(i))}
              onBlur={() => setPointed(null)}
              onPointerEnter={() => setPointed(i)}
            >
              {/* The label is in the language of the page. */}
              <span {...english}>{made.token.text ?? <TokenText token={made.token} />}</span>
            </span>
          ))}
        </span>
      </p>
      <p class="it-running__note">{shown && say(shown)}</p>
    </>
  );
}

/** A long prompt is shown by its end. */
function shorten(text: string, most = 160): string {
  const letters = [...text];
  return letters.length <= most ? text : `… ${letters.slice(-most).join('')}`;
}

/** How long a text is, counted four ways; "code points" only where they differ from what the reader sees as characters. */
import { useMemo } from 'preact/hooks';
import { formatInteger } from '../shared/format';
import type { Strings } from '../shared/strings-type';
import { byteLength, signs } from './groups';

/** Splitting into visible characters takes some 0.1 s at 100,000: beyond this length code points stand for them. */
const LONG = 20_000;

export interface CountsProps {
  text: string;
  tokens: number;
  stale: boolean;
  locale: string;
  /** Keys `lab.tokenizer.*`. */
  strings: Strings;
}

export function Counts({ text, tokens, stale, locale, strings }: CountsProps) {
  const counts = useMemo(() => {
    const points = [...text].length;
    const visible = text.length > LONG ? points : signs(text).length;
    return { characters: visible, points: points === visible ? null : points, bytes: byteLength(text) };
  }, [text]);
  const entries = [
    ['characters', counts.characters],
    ['points', counts.points],
    ['bytes', counts.bytes],
    ['tokens', tokens],
  ] as const;
  return (
    <dl class={`it-tokenizer__counts${stale ? ' it-stale' : ''}`}>
      {entries.map(
        ([name, count]) =>
          count !== null && (
            <div key={name} data-count={name}>
              <dt>{strings[`lab.tokenizer.${name}`]}</dt>
              <dd>{formatInteger(count, locale)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

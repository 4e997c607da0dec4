/**
 * The tokens that the model reads: all of them, or, for a text over the context's limit, its end, with the number of
 * those left out said before it. Tokens added by the model are set apart from those the reader typed.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill, formatInteger } from './format';
import type { Strings } from './strings-type';
import { TokenStrip } from './TokenStrip';
import './reading-strip.css';

export interface ReadingStripProps {
  /** All tokens of the text; indices count from its beginning, also where it is not shown. */
  tokens: readonly Token[];
  /** Tokens the model reads at most. */
  limit: number;
  /** How many tokens at the end the model added. */
  added?: number;
  selected?: number | null;
  onSelect?: ((index: number) => void) | undefined;
  onHover?: ((index: number | null) => void) | undefined;
  stale?: boolean;
  /** Keys `lab.reading.*`, `lab.common.token*`. */
  strings: Strings;
  locale: string;
}

export function ReadingStrip(props: ReadingStripProps) {
  const { tokens, limit, added = 0, selected = null, onSelect, onHover, strings, locale } = props;
  const skipped = Math.max(0, tokens.length - limit);
  const read = skipped ? tokens.slice(skipped) : tokens;
  const label = fill(strings['lab.reading.label'] ?? '', { n: formatInteger(read.length, locale) });
  const addedFrom = read.length - Math.min(added, read.length);
  // What comes next depends most on the end: a long text shows that first.
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (scroll.current) scroll.current.scrollTop = scroll.current.scrollHeight;
  }, [tokens.length]);
  return (
    <div class="it-reading">
      <p class="it-reading__label it-control-label">
        {label}
        {skipped > 0 && (
          <span class="it-reading__skipped">
            {' '}
            {fill(strings['lab.reading.skipped'] ?? '', { n: formatInteger(skipped, locale) })}
          </span>
        )}
      </p>
      <div class="it-reading__scroll" ref={scroll}>
        <TokenStrip
          tokens={read}
          selected={selected === null ? null : selected - skipped}
          highlighted={added > 0 ? read.map((_, i) => i).slice(addedFrom) : []}
          onSelect={onSelect && ((i) => onSelect(i + skipped))}
          onHover={onHover && ((i) => onHover(i === null ? null : i + skipped))}
          label={label}
          stale={props.stale ?? false}
          strings={strings}
        />
      </div>
    </div>
  );
}

/**
 * A text, cut into GPT-2's tokens: each with its id, bytes where a token is no whole character, tokens that make one
 * character joined under it. Choosing a token tells all about it.
 */
import { useMemo } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill, formatInteger } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { ReadingProblem, type Readable } from '../shared/ReadingProblem';
import type { Strings } from '../shared/strings-type';
import { Counts } from './counts';
import { Detail } from './detail';
import { groupTokens } from './groups';
import { GroupedTokens } from './grouped-tokens';
import './style.css';

/** Tokens that are drawn: more than anyone reads, few enough that a pasted book does not stop the page. */
export const MOST_DRAWN = 500;

export interface TokenizerViewProps {
  text: string;
  /** Tokens of `tokensOf`, which is an earlier text while the tokenizer works. */
  tokens: readonly Token[];
  tokensOf: string;
  selected: number | null;
  examples: readonly string[];
  reading: Readable;
  onInput(text: string): void;
  onSelect(index: number | null): void;
  locale: string;
  /** Keys `lab.tokenizer.*` and `lab.common.*`. */
  strings: Strings;
}

export function TokenizerView(props: TokenizerViewProps) {
  const { text, tokens, tokensOf, selected, locale, strings } = props;
  const drawn = useMemo(() => tokens.slice(0, MOST_DRAWN), [tokens]);
  const groups = useMemo(() => groupTokens(drawn), [drawn]);
  const stale = text !== tokensOf;
  const chosen = selected !== null && selected < drawn.length ? selected : null;

  return (
    <div class="it-tokenizer">
      <div>
        <PromptInput
          label={strings['lab.tokenizer.text'] ?? ''}
          value={text}
          onInput={props.onInput}
          examples={props.examples}
          strings={strings}
          locale={locale}
        />
        <ReadingProblem readings={[props.reading]} {...{ strings, locale }} />
      </div>
      <Counts text={tokensOf} tokens={tokens.length} {...{ stale, locale, strings }} />
      {tokens.length === 0 ? (
        <p class="it-tokenizer__empty">{strings['lab.tokenizer.empty']}</p>
      ) : (
        <GroupedTokens {...{ groups, stale, strings }} tokens={drawn} selected={chosen} onSelect={props.onSelect} />
      )}
      {tokens.length > drawn.length && (
        <p class="it-hint">
          {fill(strings['lab.tokenizer.capped'] ?? '', {
            drawn: formatInteger(drawn.length, locale),
            count: formatInteger(tokens.length, locale),
          })}
        </p>
      )}
      <Detail tokens={drawn} groups={groups} selected={chosen} {...{ locale, strings }} />
    </div>
  );
}

/** The two fields and the pairs of prompts one click away, each named by the words in which its prompts differ. */
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { english } from '../shared/untranslated';

export interface PromptsProps {
  a: string;
  b: string;
  /** Tokens of both, where known. */
  counts: [number | null, number | null];
  limit: number;
  pairs: readonly [string, string][];
  disabled: boolean;
  onInput(side: 'a' | 'b', text: string): void;
  locale: string;
  /** Keys `lab.compare.*` and `lab.common.*`. */
  strings: Strings;
}

export function Prompts({ a, b, counts, limit, pairs, disabled, onInput, locale, strings }: PromptsProps) {
  return (
    <div class="it-compare__prompts">
      {(['a', 'b'] as const).map((side, i) => (
        <PromptInput
          key={side}
          label={strings[`lab.compare.${side}`] ?? ''}
          value={side === 'a' ? a : b}
          onInput={(text) => onInput(side, text)}
          known={pairs.flat()}
          tokenCount={counts[i] ?? null}
          limit={limit}
          refused
          locale={locale}
          strings={strings}
        />
      ))}
      <div class="it-examples" role="group" aria-label={strings['lab.common.examples']}>
        <span class="it-examples-label" aria-hidden="true">
          {strings['lab.common.examples']}
        </span>
        {pairs.map(([first, second]) => (
          <button
            key={first + second}
            type="button"
            class="it-chip"
            {...english}
            disabled={disabled}
            aria-pressed={a === first && b === second}
            onClick={() => {
              onInput('a', first);
              onInput('b', second);
            }}
          >
            {changeOf(first, second)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** 'The old king slept' / 'The old queen slept' → 'king → queen'; the whole of both where no word is shared. */
export function changeOf(first: string, second: string): string {
  const [a, b] = [first.split(' '), second.split(' ')];
  while (a.length > 1 && b.length > 1 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return `${a.join(' ')} → ${b.join(' ')}`;
}

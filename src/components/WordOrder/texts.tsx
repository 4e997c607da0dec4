/** The text and the examples: each a text with two words that change places. */
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { english } from '../shared/untranslated';

export interface OrderExample {
  text: string;
  /** Words that change places, counted from 0, and how the two are called on the button. */
  swap: [number, number];
  label: string;
}

export interface TextsProps {
  text: string;
  a: number;
  b: number;
  /** Tokens, where known. */
  count: number | null;
  limit: number;
  examples: readonly OrderExample[];
  disabled: boolean;
  onText(text: string, swap?: [number, number]): void;
  locale: string;
  /** Keys `lab.common.*`. */
  strings: Strings;
}

export function Texts({ text, a, b, count, limit, examples, disabled, onText, locale, strings }: TextsProps) {
  const chosen = ({ swap }: OrderExample) => swap.includes(a) && swap.includes(b) && a !== b;
  return (
    <div class="it-order__prompt">
      <PromptInput
        label={strings['lab.common.prompt'] ?? ''}
        value={text}
        known={examples.map((example) => example.text)}
        onInput={(next) => onText(next)}
        tokenCount={count}
        limit={limit}
        locale={locale}
        strings={strings}
      />
      <div class="it-examples" role="group" aria-label={strings['lab.common.examples']}>
        <span class="it-examples-label" aria-hidden="true">
          {strings['lab.common.examples']}
        </span>
        {examples.map((example) => (
          <button
            key={example.text}
            type="button"
            class="it-chip"
            {...english}
            disabled={disabled}
            aria-pressed={example.text === text && chosen(example)}
            title={example.text}
            onClick={() => onText(example.text, example.swap)}
          >
            {example.label}
          </button>
        ))}
      </div>
    </div>
  );
}

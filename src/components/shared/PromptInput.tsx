/**
 * Where the reader types, with its label, its examples, and how many tokens it has and how many fit. Never shortens the text.
 * Disabled until the page is awake, so that nothing typed is lost.
 */
import { useId } from 'preact/hooks';
import { fill, formatInteger } from './format';
import { PromptField } from './PromptField';
import type { Strings } from './strings-type';
import { untranslated } from './untranslated';
import { useMounted } from './mounted';

export interface PromptInputProps {
  value: string;
  onInput(text: string): void;
  /** Prompts one click away. */
  examples?: readonly string[];
  /** Those that are offered elsewhere. */
  known?: readonly string[];
  /** Tokens of `value`, where known. */
  tokenCount?: number | null;
  /** Tokens the model reads at most. */
  limit?: number;
  label: string;
  strings: Strings;
  locale?: string;
  /** Enter without Shift, and the Run button where `submitLabel` is given. */
  onSubmit?(text: string): void;
  submitLabel?: string;
  /** The reader wants to interact: the field got focus. */
  onWake?(): void;
  /** The lab does nothing with more tokens than `limit`: the field is invalid. Otherwise it reads the last of them. */
  refused?: boolean;
  /** What is said of them instead of the common sentences, with {count} and {limit}. */
  tooLong?: string;
  /** Explains the label, e.g. that the model speaks English. */
  hint?: string;
}

/** Examples say their language, or a Chinese page sets the quotation marks of English ones as wide as its own. */
function languageOf(example: string): string | undefined {
  if (/^[\p{Script=Latin}\p{Script=Common}]*$/u.test(example)) return 'en';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(example)) return 'ja';
  return /\p{Script=Han}/u.test(example) ? 'zh-CN' : undefined;
}

export function PromptInput(props: PromptInputProps) {
  const { value, onInput, examples = [], tokenCount = null, limit, label, strings, locale, onSubmit, onWake } = props;
  const { known = [], refused = false } = props;
  const id = useId();
  const mounted = useMounted();
  const tooLong = tokenCount !== null && limit !== undefined && tokenCount > limit;
  const sentence = props.tooLong ?? strings[`lab.common.${refused ? 'promptRefused' : 'promptTooLong'}`] ?? '';
  const tooLongText = (count: string) => fill(sentence, { count, limit: formatInteger(limit ?? 0, locale) });

  return (
    <div class={`it-prompt${tooLong ? ' is-too-long' : ''}`}>
      <div class="it-prompt-head">
        <label class="it-control-label" id={`${id}-label`} for={mounted ? id : undefined}>
          {label}
        </label>
        <span class="it-prompt-count" id={`${id}-count`}>
          {countText(tokenCount, limit, strings, locale)}
        </span>
      </div>
      <div class="it-prompt-field">
        {/* Of what a reader types, nobody knows the language. */}
        <div
          class="it-prompt-grow"
          data-text={`${value}\n`}
          lang={examples.includes(value) || known.includes(value) ? languageOf(value) : undefined}
        >
          <PromptField
            id={id}
            value={value}
            awake={mounted}
            tooLong={tooLong}
            invalid={tooLong && refused}
            onFocus={onWake}
            onInput={onInput}
            onSubmit={onSubmit}
          />
        </div>
        {props.submitLabel && onSubmit && (
          <button
            type="button"
            class="it-button is-primary"
            disabled={!mounted || tooLong}
            onClick={() => onSubmit(value)}
          >
            {props.submitLabel}
          </button>
        )}
      </div>
      {tooLong && (
        <p class="it-prompt-error" id={`${id}-long`} role="alert">
          <span aria-hidden="true">{tooLongText(formatInteger(tokenCount, locale))}</span>
          {/* The same once, when it begins to be so: not with the number of every letter that is typed on. */}
          <span class="it-hidden">
            {tooLongText(fill(strings['lab.common.atLeast'] ?? '', { count: formatInteger(limit + 1, locale) }))}
          </span>
        </p>
      )}
      {props.hint && <p class="it-hint">{props.hint}</p>}
      {examples.length > 0 && (
        <div class="it-examples" role="group" aria-label={strings['lab.common.examples']}>
          <span class="it-examples-label" aria-hidden="true">
            {strings['lab.common.examples']}
          </span>
          {examples.map((example) => (
            <button
              key={example}
              type="button"
              class="it-chip"
              {...untranslated}
              lang={languageOf(example)}
              disabled={!mounted}
              aria-pressed={example === value}
              onClick={() => {
                onWake?.();
                onInput(example);
                onSubmit?.(example);
              }}
            >
              {example}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function countText(count: number | null, limit: number | undefined, strings: Strings, locale?: string): string {
  if (count === null) return '';
  const key = limit === undefined ? 'lab.common.promptTokens' : 'lab.common.promptLimit';
  return fill(strings[key] ?? '', {
    count: formatInteger(count, locale),
    limit: limit === undefined ? '' : formatInteger(limit, locale),
  });
}

/** The field of a prompt. Safe with input methods: Enter never submits while composing. */
import { untranslated } from './untranslated';

interface Props {
  /** Of the field; its label is `${id}-label`, its count of tokens `${id}-count`, what is said where it is too long `${id}-long`. */
  id: string;
  value: string;
  /** The page can take what is typed. */
  awake: boolean;
  tooLong: boolean;
  /** And refused. */
  invalid: boolean;
  onFocus?(): void;
  onInput(text: string): void;
  /** Enter without Shift. */
  onSubmit?(text: string): void;
}

export function PromptField({ id, value, awake, tooLong, invalid, onFocus, onInput, onSubmit }: Props) {
  // Chromium lays out all that a text field is in when the page opens, however far below, to see whether it could fill it in:
  // on a phone a quarter of a second. So there is none yet, and what stands for it looks the same.
  if (!awake)
    return (
      <div
        class="it-prompt-text"
        role="textbox"
        aria-multiline="true"
        aria-disabled="true"
        aria-labelledby={`${id}-label`}
        {...untranslated}
      >
        {value}
      </div>
    );
  return (
    <textarea
      id={id}
      rows={1}
      value={value}
      spellcheck={false}
      autocomplete="off"
      autocapitalize="off"
      aria-describedby={`${id}-count${tooLong ? ` ${id}-long` : ''}`}
      aria-invalid={invalid || undefined}
      onFocus={() => onFocus?.()}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        // keyCode 229: Safari ends the composition before it reports the Enter that confirmed it.
        const composing = event.isComposing || event.keyCode === 229;
        if (event.key !== 'Enter' || event.shiftKey || composing || !onSubmit) return;
        event.preventDefault();
        onSubmit(event.currentTarget.value);
      }}
    />
  );
}

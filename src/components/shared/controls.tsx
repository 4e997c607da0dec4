/** Small controls of a lab: Button, Switch, Segmented, NumberField. Native elements with the site's look. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from './format';
import { useHeldFocus } from './held-focus';
import { useMounted } from './mounted';

export interface ButtonProps {
  children: ComponentChildren;
  onClick(event: MouseEvent): void;
  /** `primary`: the one thing to do next; `quiet`: text only. */
  kind?: 'primary' | 'plain' | 'quiet';
  disabled?: boolean;
  /** For buttons whose text is only a symbol. */
  label?: string;
  pressed?: boolean;
}

export function Button({ children, onClick, kind = 'plain', disabled, label, pressed }: ButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const held = useHeldFocus(button, disabled);
  return (
    <button
      ref={button}
      type="button"
      class={`it-button is-${kind}`}
      aria-label={label}
      aria-pressed={pressed}
      {...held}
      onClick={held['aria-disabled'] ? undefined : onClick}
    >
      {children}
    </button>
  );
}

export interface SwitchProps {
  label: string;
  checked: boolean;
  onInput(checked: boolean): void;
  disabled?: boolean;
}

export function Switch({ label, checked, onInput, disabled }: SwitchProps) {
  return (
    <label class="it-switch">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onInput(event.currentTarget.checked)}
      />
      <span class="it-switch-track" aria-hidden="true" />
      <span>{label}</span>
    </label>
  );
}

export interface SegmentedProps<T extends string | number> {
  label: string;
  /** `lang`: of a label that is not in the language of the page. */
  options: readonly { value: T; label: string; hint?: string; lang?: string }[];
  value: T;
  onInput(value: T): void;
  disabled?: boolean;
  /** Show the label before the segments; otherwise it is only spoken. */
  showLabel?: boolean;
}

/** One of a few: radio buttons drawn as one bar. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
  const { label, options, value, onInput, disabled, showLabel = true } = props;
  const name = useId();
  return (
    <fieldset class="it-segmented" disabled={disabled}>
      <legend class={showLabel ? 'it-control-label' : 'it-hidden'}>{label}</legend>
      <span class="it-segments">
        {options.map((option) => (
          <label key={option.value} class="it-segment" title={option.hint}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onInput(option.value)} />
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}

export interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** Says what fits, with `{min}` and `{max}`: `lab.common.numberRange`. */
  range: string | undefined;
  onInput(value: number): void;
  disabled?: boolean;
  /** Show the label before the field; otherwise it is only spoken, as in a table whose heads say it. */
  showLabel?: boolean;
}

/** A number typed or stepped. What is typed stays; only numbers in range are reported, and of others it is said what would fit. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, step = 1, onInput, disabled, showLabel = true } = props;
  /** What is being typed, the value that it stands for, and whether it was left although it does not fit. */
  const [draft, setDraft] = useState<{ text: string; value: number; refused: boolean } | null>(null);
  const awake = useMounted();
  const id = useId();
  // Another value has come from elsewhere, such as Back: it is what counts, and what was typed does not return with the old one.
  const typed = draft?.value === value ? draft : null;
  useLayoutEffect(() => {
    if (!typed) setDraft(null);
  }, [value]);
  const fits = (text: string) => text.trim() !== '' && Number(text) >= min && Number(text) <= max;
  const refused = typed !== null && typed.refused && !fits(typed.text);
  return (
    <label class="it-number">
      <span class={showLabel ? 'it-control-label' : 'it-hidden'}>{label}</span>
      <input
        // Not a field yet when the page opens: see PromptField.
        type={awake ? 'number' : 'button'}
        inputMode={step < 1 ? 'decimal' : 'numeric'}
        value={typed ? typed.text : String(value)}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        // Or what does not fit would be part of its name, too.
        aria-label={refused ? label : undefined}
        aria-invalid={refused || undefined}
        aria-describedby={refused ? id : undefined}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setDraft({ text, value: fits(text) ? Number(text) : value, refused });
          if (fits(text)) onInput(Number(text));
        }}
        onBlur={() => setDraft(typed && !fits(typed.text) ? { ...typed, refused: true } : null)}
      />
      {refused && (
        <span class="it-prompt-error" id={id} role="alert">
          {fill(props.range ?? '', { min, max })}
        </span>
      )}
    </label>
  );
}

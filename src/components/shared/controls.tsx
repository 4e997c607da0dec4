/** Small controls of a lab: Button, Switch, Segmented, NumberField. Native elements with the site's look. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
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
  return (
    <button
      type="button"
      class={`it-button is-${kind}`}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
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
  options: readonly { value: T; label: string; hint?: string }[];
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
            <span>{option.label}</span>
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
  onInput(value: number): void;
  disabled?: boolean;
  /** Show the label before the field; otherwise it is only spoken, as in a table whose heads say it. */
  showLabel?: boolean;
}

/** A number typed or stepped. What is typed stays; only numbers in range are reported. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, step = 1, onInput, disabled, showLabel = true } = props;
  /** What is being typed, and the value that it stands for: another one has come from elsewhere, such as Back. */
  const [draft, setDraft] = useState<{ text: string; value: number } | null>(null);
  const awake = useMounted();
  return (
    <label class="it-number">
      <span class={showLabel ? 'it-control-label' : 'it-hidden'}>{label}</span>
      <input
        // Not a field yet when the page opens: see PromptField.
        type={awake ? 'number' : 'button'}
        inputMode={step < 1 ? 'decimal' : 'numeric'}
        value={draft?.value === value ? draft.text : String(value)}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const next = Number(text);
          const fits = text.trim() !== '' && next >= min && next <= max;
          setDraft({ text, value: fits ? next : value });
          if (fits) onInput(next);
        }}
        onBlur={() => setDraft(null)}
      />
    </label>
  );
}

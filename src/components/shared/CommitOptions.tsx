/** Options of which the reader commits to one: what follows is seen only then, so there is no way back. */
import { Inline } from './Inline';

interface Props {
  options: readonly string[];
  /** Index of the option committed to, or null. */
  committed: number | null;
  disabled: boolean;
  onCommit(option: number): void;
}

export function CommitOptions({ options, committed, disabled, onCommit }: Props) {
  return (
    <ul class="it-predict__options" role="list">
      {options.map((option, i) => (
        <li key={i}>
          <button
            type="button"
            class="it-predict__option"
            disabled={disabled}
            aria-pressed={committed === i}
            aria-disabled={committed !== null && committed !== i ? 'true' : undefined}
            onClick={() => committed === null && onCommit(i)}
          >
            <Inline text={option} />
          </button>
        </li>
      ))}
    </ul>
  );
}

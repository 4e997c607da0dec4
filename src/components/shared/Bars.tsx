/**
 * Horizontal bars with their value as text: next-token probabilities, logits, cosines. One element per item, so that a
 * bar that changes grows or shrinks in place. With `onSelect` each bar is a button, of its rank.
 */
import type { Token } from '../../engine/types';
import { fullNumber } from './format';
import { TokenText } from './TokenText';

export interface BarItem {
  id: string | number;
  label: Token | string;
  value: number;
  /** A second value drawn as a thin line under the bar, e.g. the probability before a change. */
  secondary?: number;
  /** Cut off, e.g. by top-k: drawn hatched and fainter. */
  muted?: boolean;
  /** The one chosen: drawn with a mark. */
  marked?: boolean;
  /** A word or two after the value, e.g. the change. */
  note?: string;
}

export interface BarsProps {
  items: readonly BarItem[];
  /** Value of a full bar; the largest value where absent. */
  max?: number;
  format(value: number): string;
  label: string;
  /** The tokens are what the model has said, in English. */
  said?: boolean;
  /** What the second values are, in a word or two, for screen readers: 'model’s own probability'. */
  secondaryName?: string;
  onSelect?(item: BarItem): void;
  onHover?(item: BarItem | null): void;
  /** `signed` draws from a middle line to both sides. */
  scale?: 'probability' | 'signed';
  stale?: boolean;
  /** What a click on the bar does, with its value: the button's accessible name. Contains what is visible. */
  describe?(item: BarItem): string;
  disabled?: boolean;
}

export function Bars(props: BarsProps) {
  const { items, format, label, said, secondaryName, onSelect, onHover, scale = 'probability', stale } = props;
  const largest = Math.max(...items.flatMap((item) => [Math.abs(item.value), Math.abs(item.secondary ?? 0)]), 0);
  const max = props.max ?? (largest || 1);

  return (
    <ol
      class={`it-bars it-bars-${scale}${stale ? ' it-stale' : ''}`}
      aria-label={label}
      onPointerLeave={() => onHover?.(null)}
    >
      {items.map((item, rank) => {
        const content = <Bar {...{ item, max, scale, format, said, secondaryName }} />;
        const state = `${item.muted ? ' is-muted' : ''}${item.marked ? ' is-marked' : ''}`;
        return (
          <li
            // What can be pressed stays when the answer is another, and so does the focus on it.
            key={onSelect ? rank : item.id}
            class={`it-bar${state}`}
            title={fullNumber(item.value)}
            onPointerEnter={() => onHover?.(item)}
          >
            {onSelect ? (
              <button
                type="button"
                class="it-bar-row"
                disabled={props.disabled}
                aria-label={props.describe?.(item)}
                onClick={() => onSelect(item)}
                onFocus={() => onHover?.(item)}
                onBlur={() => onHover?.(null)}
              >
                {content}
              </button>
            ) : (
              <div class="it-bar-row">{content}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface BarProps {
  item: BarItem;
  max: number;
  scale: 'probability' | 'signed';
  format(value: number): string;
  said: boolean | undefined;
  secondaryName: string | undefined;
}

function Bar({ item, max, scale, format, said, secondaryName }: BarProps) {
  const share = (value: number) => `${Math.min(1, Math.abs(value) / max) * (scale === 'signed' ? 50 : 100)}%`;
  const side = (value: number) => (scale === 'signed' ? (value < 0 ? 'is-negative' : 'is-positive') : '');
  return (
    <>
      <span class="it-bar-label">
        {typeof item.label === 'string' ? item.label : <TokenText token={item.label} said={said} />}
      </span>
      <span class="it-bar-track" aria-hidden="true">
        <span class={`it-bar-fill ${side(item.value)}`} style={{ width: share(item.value) }} />
        {item.secondary !== undefined && (
          <span class={`it-bar-second ${side(item.secondary)}`} style={{ width: share(item.secondary) }} />
        )}
      </span>
      <span class="it-bar-value">
        {format(item.value)}
        {secondaryName && item.secondary !== undefined && (
          <span class="it-hidden">
            {' '}
            {secondaryName} {format(item.secondary)}
          </span>
        )}
        {item.note && (
          <>
            {' '}
            <span class="it-bar-note">{item.note}</span>
          </>
        )}
      </span>
    </>
  );
}

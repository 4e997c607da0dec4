/**
 * Where in the model one looks: the prompt, one of its tokens, one of the blocks. Positions count the tokens that the model
 * reads, which for a text over the context's limit are those at its end.
 */
import type { ComponentChildren } from 'preact';
import type { Token } from '../../engine/types';
import { fill } from './format';
import { Segmented } from './controls';
import { PromptInput } from './PromptInput';
import { ReadingStrip } from './ReadingStrip';
import type { Strings } from './strings-type';
import './place.css';

export interface PlaceProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  /** All tokens of the text. */
  tokens: readonly Token[];
  limit: number;
  /** Among the tokens that are read; without it no token is chosen. */
  position?: number;
  onPosition?(position: number): void;
  layer?: number;
  /** Number of blocks. */
  layers?: number;
  onLayer?(layer: number): void;
  disabled: boolean;
  /** Keys `lab.place.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Strings;
  locale: string;
  /** More controls, beside the blocks. */
  children?: ComponentChildren;
}

/** What a lab's island hands its view for it (`placeOf` in use-place.ts); the view adds the rest. */
export type PlaceOfLab = Omit<PlaceProps, 'strings' | 'locale' | 'disabled' | 'children'>;

export function Place(props: PlaceProps) {
  const { tokens, limit, position, onPosition, layer, layers = 0, onLayer, disabled, strings, locale } = props;
  const skipped = Math.max(0, tokens.length - limit);
  return (
    <div class="it-place">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={tokens.length}
        limit={limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      {position !== undefined && (
        <ReadingStrip
          tokens={tokens}
          limit={limit}
          selected={position + skipped}
          onSelect={disabled || !onPosition ? undefined : (index) => onPosition(index - skipped)}
          strings={strings}
          locale={locale}
        />
      )}
      {(layers > 0 || props.children) && (
        <div class="it-place__controls">
          {layers > 0 && (
            <Segmented
              label={strings['lab.place.block'] ?? ''}
              options={Array.from({ length: layers }, (_, value) => ({
                value,
                label: String(value),
                hint: fill(strings['lab.place.blockName'] ?? '', { layer: value }),
              }))}
              value={layer ?? 0}
              onInput={(next) => onLayer?.(next)}
              disabled={disabled}
            />
          )}
          {props.children}
        </div>
      )}
    </div>
  );
}

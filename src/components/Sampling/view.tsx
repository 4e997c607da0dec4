/**
 * From logits to one token: a table with a column for each step (logit, softmax, temperature, cut-off and renormalised)
 * and a row for each of the most probable tokens, the rest of the vocabulary summed in the last row. Below it the same
 * probabilities side by side, with the random number that falls on one of them.
 */
import { useState } from 'preact/hooks';
import type { Distribution, SamplingSettings, Token } from '../../engine/types';
import { fill } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { Controls } from './controls';
import { Draw } from './draw';
import { EntropyLine } from './entropy-line';
import { Pipeline } from './pipeline';
import './style.css';

export interface SamplingViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  tokens: readonly Token[];
  limit: number;
  distribution: Distribution;
  settings: SamplingSettings;
  onSettings(settings: SamplingSettings): void;
  seed: number;
  onSeed(seed: number): void;
  /** Random numbers drawn so far, in order. */
  draws: readonly number[];
  onDraw(times: number): void;
  onClear(): void;
  /** The token that the last draw chose, once known: needed where it is not among the listed ones. */
  drawn: Token | null;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.sampling.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** What the parts of the figure share: which row is pointed at. */
export interface Linked extends SamplingViewProps {
  t: Translate;
  /** Index of the row; `candidates.length` is the row of all other tokens. */
  pointed: number | null;
  onPoint(row: number | null): void;
}

export function SamplingView(props: SamplingViewProps) {
  const { tokens, strings, locale } = props;
  const [pointed, onPoint] = useState<number | null>(null);
  const t: Translate = (key, values = {}) => fill(strings[`lab.sampling.${key}`] ?? '', values);
  const linked: Linked = { ...props, t, pointed, onPoint };
  return (
    <div class="it-sampling">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={tokens.length}
        limit={props.limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      <Controls {...linked} />
      {tokens.length === 0 ? (
        <p class="it-sampling__empty">{t('empty')}</p>
      ) : (
        <>
          <EntropyLine {...linked} />
          <Pipeline {...linked} />
          <Draw {...linked} />
        </>
      )}
    </div>
  );
}

/**
 * Text in, probabilities of the next token out: the text field, the tokens the model reads, and the bars. A bar adds its
 * token to the text; "generate" lets the model choose, one token after the other.
 */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { fill, formatNumber, formatProbability } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { ReadingStrip } from '../shared/ReadingStrip';
import { useChoice } from '../shared/choice';
import { tokenLabel } from '../shared/token-text';
import { Answer } from './answer';
import type { Shown, Step } from './continuation';
import { Generation } from './generation';
import './style.css';

export interface NextTokenViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  /** All tokens of the text, those added at its end included. */
  tokens: readonly Token[];
  /** The added tokens in order. */
  steps: readonly Step[];
  /** Tokens the model reads at most. */
  limit: number;
  answer: Shown;
  stale: boolean;
  /** The token that is looked at; −1: none. */
  selected?: number;
  onSelected?(position: number): void;
  onChoose(id: number): void;
  generation: {
    running: boolean;
    /** Tokens that one press generates. */
    count: number;
    temperature: number;
    seed: number;
    onTemperature(value: number): void;
    onSeed(value: number): void;
    onGenerate(): void;
    onMore(): void;
    onStop(): void;
    onTakeBack(): void;
  };
  disabled: boolean;
  /** Keys `lab.nextToken.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function NextTokenView(props: NextTokenViewProps) {
  const { text, tokens, steps, limit, strings, locale, generation } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const [kept, keep] = useChoice(props.selected, props.onSelected, -1);
  const selected = kept >= 0 && kept < tokens.length ? kept : null;
  const first = tokens.length - steps.length;
  const at = pointed ?? selected;
  const index = at === null ? null : at - first;
  // While the model writes, the bars show the choice it has just made.
  const chosen = index !== null ? steps[index] : generation.running ? steps.at(-1) : undefined;
  const step = chosen && chosen.candidates.length > 0 ? chosen : null;
  const shownIndex = index !== null && index >= 0 ? index : steps.length - 1;
  const t: Translate = (key, values = {}) => fill(strings[`lab.nextToken.${key}`] ?? '', values);

  return (
    <div class="it-next">
      <div class="it-next__body">
        <div class="it-next__text">
          <PromptInput
            value={text}
            onInput={(next) => {
              keep(-1);
              props.onText(next);
            }}
            examples={props.examples}
            tokenCount={tokens.length}
            limit={limit}
            label={t('prompt')}
            hint={gloss(text, props.examples, strings)}
            tooLong={strings['lab.nextToken.tooLong']!}
            strings={strings}
            locale={locale}
          />
          <ReadingStrip
            tokens={tokens}
            limit={limit}
            added={steps.length}
            selected={selected}
            onSelect={props.disabled ? undefined : (i) => keep(i === selected ? -1 : i)}
            onHover={setPointed}
            strings={strings}
            locale={locale}
          />
          <p class="it-next__note" aria-live="polite">
            {noteOf(index === null ? undefined : steps[index], steps.length > 0, locale, t)}
          </p>
        </div>
        <div class="it-next__answer">
          <h4>{step ? t('stepTitle', { n: shownIndex + 1 }) : t('barsTitle')}</h4>
          {tokens.length === 0 ? <p class="it-next__empty">{t('empty')}</p> : <Answer {...props} step={step} t={t} />}
        </div>
        <Generation {...props} t={t} />
      </div>
    </div>
  );
}

/** One line about the token pointed at, or about what the colours mean. */
function noteOf(step: Step | undefined, any: boolean, locale: string, t: Translate): string {
  if (!step) return any ? t('addedHint') : '';
  if (step.probability === undefined) return t('addedUnknown');
  const values = { token: tokenLabel(step.token), p: formatProbability(step.probability, locale) };
  return step.draw === undefined
    ? t('addedByReader', values)
    : t('addedByModel', { ...values, u: formatNumber(step.draw, locale, 4) });
}

/** A translation of the example in the field, where the page's language has one; else what the model reads well. */
function gloss(text: string, examples: readonly string[], strings: Record<string, string>): string {
  const translation = strings[`lab.nextToken.gloss${examples.indexOf(text)}`];
  return translation || (strings['lab.nextToken.hint'] ?? '');
}

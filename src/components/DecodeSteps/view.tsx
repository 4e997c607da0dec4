/**
 * One press, one token, in four parts: what goes into the model, the distribution that comes out, the draw, and the text that
 * has grown by one token. Any token that was added can be chosen to see its step again.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { DecodedStep, SamplingSettings, Token } from '../../engine/types';
import { Button, NumberField, Switch } from '../shared/controls';
import { fill, formatInteger } from '../shared/format';
import { positionWithin } from '../shared/place';
import { PromptInput } from '../shared/PromptInput';
import { joinSentences } from '../shared/sentences';
import { TokenStrip } from '../shared/TokenStrip';
import { SamplingSliders } from '../shared/SamplingSliders';
import { useChoice } from '../shared/choice';
import type { Decoding } from './state';
import { drawNote, StepParts } from './step-parts';
import './style.css';

export interface DecodeStepsViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  /** All tokens of the prompt. */
  promptTokens: readonly Token[];
  /** Steps taken so far. */
  steps: readonly DecodedStep[];
  /** Steps that were asked for; more than `steps` while one is under way. */
  wanted: number;
  /** Steps that are possible with this prompt. */
  most: number;
  limit: number;
  vocabularySize: number;
  decoding: Decoding;
  onSettings(settings: SamplingSettings): void;
  onSeed(seed: number): void;
  onCache(cache: boolean): void;
  onSteps(count: number): void;
  /** The step that is looked at; −1: the last. */
  chosen?: number;
  onChosen?(step: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.decodeSteps.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function DecodeStepsView(props: DecodeStepsViewProps) {
  const { promptTokens, steps, wanted, most, limit, decoding, strings, locale, disabled } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.decodeSteps.${key}`] ?? '', values);
  const [chosen, setChosen] = useChoice(props.chosen, props.onChosen, -1);
  const at = positionWithin(chosen, steps.length);
  const skipped = Math.max(0, promptTokens.length - limit);
  const read = promptTokens.slice(skipped);
  const text = [...read, ...steps.map((step) => step.token)];
  const step = steps[at];
  const fed = step ? Array.from({ length: step.fed }, (_, i) => step.past + i) : [];
  // The headings of the step shown last stay, over the room it took, until there is another: nothing moves.
  const last = useRef(step);
  if (step) last.current = step;
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => showEnd(strip.current, at === steps.length - 1), [text.length, at]);
  return (
    <div class="it-decode">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={promptTokens.length}
        limit={limit}
        label={strings['lab.common.prompt'] ?? ''}
        tooLong={t('tooLong')}
        refused
        strings={strings}
        locale={locale}
      />
      <div class="it-decode__go">
        <Button kind="primary" disabled={disabled || wanted >= most} onClick={() => props.onSteps(wanted + 1)}>
          {t('next')}
        </Button>
        <Button disabled={disabled || wanted === 0} onClick={() => props.onSteps(wanted - 1)}>
          {t('back')}
        </Button>
        <Button kind="quiet" disabled={disabled || wanted === 0} onClick={() => props.onSteps(0)}>
          {t('restart')}
        </Button>
        {/* Who does not see the parts below hears what was drawn. */}
        <p data-said={step ? joinSentences([drawNote(step, at, t, locale), statusOf(props, t)], locale) : ''}>
          {statusOf(props, t)}
        </p>
      </div>
      <div ref={strip} class={`it-decode__text${props.stale ? ' it-stale' : ''}`}>
        <p class="it-control-label">{t('textLabel', { n: formatInteger(text.length, locale) })}</p>
        <TokenStrip
          tokens={text}
          selected={step ? read.length + at : null}
          highlighted={fed}
          onSelect={disabled ? undefined : (i) => setChosen(i >= read.length ? i - read.length : -1)}
          label={t('textLabel', { n: formatInteger(text.length, locale) })}
          strings={strings}
        />
        <p class="it-decode__key" aria-hidden="true">
          <span class="is-kept">{t('keyKept')}</span>
          <span class="is-fed">{t('keyFed')}</span>
          <span class="is-new">{t('keyNew')}</span>
        </p>
      </div>
      {step ? (
        <StepParts step={step} index={at} stale={props.stale} t={t} locale={locale} />
      ) : (
        <div key="none" class="it-decode__none">
          <p class="it-decode__empty">
            {t(promptTokens.length === 0 ? 'empty' : most === 0 ? 'noRoom' : 'begin', { limit })}
          </p>
          {last.current && (
            <div class="it-decode__blank" aria-hidden="true" inert>
              <StepParts step={last.current} index={0} blank stale={false} t={t} locale={locale} />
            </div>
          )}
        </div>
      )}
      {/* A key, or what comes and goes above would take its element, and the focus in it. */}
      <div key="controls" class="it-decode__controls">
        <SamplingSliders
          settings={decoding.settings}
          onSettings={props.onSettings}
          vocabularySize={props.vocabularySize}
          texts={{
            temperature: t('temperature'),
            topK: t('topK'),
            topP: t('topP'),
            all: t('all'),
            neutral: strings['lab.common.neutral'] ?? '',
          }}
          disabled={disabled}
          locale={locale}
        />
        <NumberField
          label={t('seed')}
          value={decoding.seed}
          min={0}
          max={999_999}
          range={strings['lab.common.numberRange']}
          disabled={disabled}
          onInput={props.onSeed}
        />
        <Switch label={t('cache')} checked={decoding.cache} disabled={disabled} onInput={props.onCache} />
      </div>
    </div>
  );
}

/** The strip scrolls by itself to the newest token, and nothing else does. */
function showEnd(text: HTMLElement | null, newest: boolean): void {
  const tokens = text?.querySelector('.it-tokens');
  if (tokens && newest) tokens.scrollTop = tokens.scrollHeight;
}

function statusOf({ promptTokens, steps, most, limit, locale }: DecodeStepsViewProps, t: Translate): string {
  if (promptTokens.length === 0) return '';
  const total = Math.min(promptTokens.length, limit) + steps.length;
  if (total >= limit) return t('full', { limit: formatInteger(limit, locale) });
  if (steps.length >= most) return t('enough', { n: formatInteger(most, locale) });
  return t('count', { n: formatInteger(steps.length, locale) });
}

/**
 * The model writes on, twice, side by side: each text with its own seed and settings, so that what a setting does, and
 * that the same seed gives the same text, is seen by comparing.
 */
import type { SamplingSettings, Token } from '../../engine/types';
import { Button, NumberField } from '../shared/controls';
import { fill, formatInteger } from '../shared/format';
import { Legend } from '../shared/Legend';
import { PromptInput } from '../shared/PromptInput';
import { SamplingSliders } from '../shared/SamplingSliders';
import { joinSentences } from '../shared/sentences';
import { RunningText, type WrittenToken } from '../shared/RunningText';
import './style.css';

export interface TextRun {
  settings: SamplingSettings;
  seed: number;
  tokens: readonly WrittenToken[];
  /** The text belongs to another prompt, seed or setting. */
  stale: boolean;
  contextFull: boolean;
}

export interface GenerateViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  tokens: readonly Token[];
  limit: number;
  vocabularySize: number;
  /** Tokens that one press adds. */
  count: number;
  runs: readonly TextRun[];
  running: boolean;
  /** The prompt that the texts continue: not the one in the field while they are stale. */
  written: string;
  onSettings(run: number, settings: SamplingSettings): void;
  onSeed(run: number, seed: number): void;
  onGenerate(): void;
  onStop(): void;
  disabled: boolean;
  /** Keys `lab.generate.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

type Translate = (key: string, values?: Record<string, string | number>) => string;

export function GenerateView(props: GenerateViewProps) {
  const { tokens, runs, running, strings, locale, disabled, limit } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.generate.${key}`] ?? '', values);
  const words = tokens.length === 0 ? t('empty') : comparison(runs, running, t);
  const full = runs.some((run) => run.contextFull) ? t('full', { limit: formatInteger(limit, locale) }) : '';
  return (
    <div class="it-generate">
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
      <div class="it-generate__go">
        {running ? (
          <Button kind="primary" onClick={props.onStop}>
            {t('stop')}
          </Button>
        ) : (
          <Button kind="primary" disabled={disabled || tokens.length === 0} onClick={props.onGenerate}>
            {t('go', { n: props.count })}
          </Button>
        )}
        <p data-said={full && joinSentences([words, full], locale)}>{words}</p>
      </div>
      <div class="it-generate__texts">
        {runs.map((run, i) => (
          <div
            key={i}
            class="it-generate__text"
            role="group"
            aria-label={t('text', { name: nameOf(i) })}
            data-run={nameOf(i)}
          >
            <div class="it-generate__head">
              <h4>{t('text', { name: nameOf(i) })}</h4>
              <NumberField
                label={t('seed')}
                value={run.seed}
                min={0}
                max={999999}
                range={strings['lab.common.numberRange']}
                disabled={disabled}
                onInput={(seed) => props.onSeed(i, seed)}
              />
            </div>
            <Settings {...props} run={run} index={i} t={t} />
            <RunningText
              before={props.written}
              examples={props.examples}
              tokens={run.tokens}
              sameUntil={partsAt(runs) ?? Infinity}
              stale={run.stale}
              label={t('text', { name: nameOf(i) })}
              describe={(token, p, u) => t('chosen', { token, p, u })}
              locale={locale}
            />
            <p class="it-generate__full">{run.contextFull ? full : ''}</p>
          </div>
        ))}
      </div>
      <div>
        <Legend scale="probability" limit={1} label={t('legend')} />
        <p class="it-hint">{t('hint')}</p>
      </div>
    </div>
  );
}

function Settings(props: GenerateViewProps & { run: TextRun; index: number; t: Translate }) {
  const { run, index, disabled, locale, vocabularySize, strings, t } = props;
  const texts = {
    temperature: t('temperature'),
    topK: t('topK'),
    topP: t('topP'),
    all: t('all'),
    neutral: strings['lab.common.neutral'] ?? '',
  };
  return (
    <div class="it-generate__settings">
      <SamplingSliders
        settings={run.settings}
        onSettings={(settings) => props.onSettings(index, settings)}
        {...{ vocabularySize, texts, disabled, locale }}
      />
    </div>
  );
}

const nameOf = (index: number) => String.fromCharCode(65 + index);

/** The first place where both texts have a token, and not the same; null where one goes on as the other does, or has ended. */
function partsAt([a, b]: readonly TextRun[]): number | null {
  if (!a || !b) return null;
  const at = a.tokens.findIndex(({ token }, i) => b.tokens[i] && token.id !== b.tokens[i].token.id);
  return at === -1 ? null : at;
}

export function comparison(runs: readonly TextRun[], running: boolean, t: Translate): string {
  if (running || runs.some((run) => run.stale || run.tokens.length === 0)) return '';
  const at = partsAt(runs);
  if (at !== null) return at === 0 ? t('differ') : t('sameUntil', { n: at });
  return t(new Set(runs.map(({ tokens }) => tokens.length)).size === 1 ? 'identical' : 'sameSoFar');
}

/** What the key/value cache saves: a picture with exact counts at any length, and times measured here and now. */
import type { ModelConfig, Token } from '../../engine/types';
import { Button } from '../shared/controls';
import { fill, formatBytes, formatInteger } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { Slider } from '../shared/Slider';
import type { Counted } from './measurement';
import { Picture } from './picture';
import { Results } from './results';
import './style.css';

export interface CacheCostViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  tokens: readonly Token[];
  config: ModelConfig;
  /** Weights as the arithmetic reads them. */
  weightBytes: number;
  /** Of the picture. */
  length: number;
  onLength(length: number): void;
  results: readonly Counted[];
  /** Null while nothing is measured. */
  progress: { phase: 'writing' | 'timing'; done: number; total: number } | null;
  onMeasure(): void;
  onStop(): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.kvCache.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function CacheCostView(props: CacheCostViewProps) {
  const { tokens, config, length, progress, strings, locale, disabled } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.kvCache.${key}`] ?? '', values);
  const number = (x: number) => formatInteger(x, locale);
  const bytes = 2 * config.n_layer * length * config.n_embd * 4;
  const rows: [string, string, string][] = [
    [t('rows'), number(length), number(1)],
    [t('pairs'), number((length * (length + 1)) / 2), number(length)],
    [t('weights'), formatBytes(props.weightBytes, locale), formatBytes(props.weightBytes, locale)],
    [t('memory'), formatBytes(0, locale), formatBytes(bytes, locale)],
  ];
  return (
    <div class="it-kv">
      <Slider
        label={t('length')}
        value={length}
        min={1}
        max={config.n_positions}
        step={1}
        neutral={16}
        format={(x) => t('lengthValue', { n: number(x) })}
        onInput={props.onLength}
        disabled={disabled}
        neutralLabel={strings['lab.common.neutral'] ?? ''}
      />
      <div class="it-kv__step">
        <Picture length={length} t={t} />
        <div>
          <table class="it-kv__counts">
            <caption>{t('countsTitle', { n: number(length) })}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('without')}</th>
                <th scope="col">{t('with')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, without, withCache]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{without}</td>
                  <td>{withCache}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="it-kv__formula">
            {t('bytesFormula', {
              layers: number(config.n_layer),
              n: number(length),
              width: number(config.n_embd),
              bytes: number(bytes),
            })}
          </p>
        </div>
      </div>
      <div class="it-kv__measure" role="group" aria-label={t('measureTitle')}>
        <h4>{t('measureTitle')}</h4>
        <PromptInput
          value={props.text}
          onInput={props.onText}
          examples={props.examples}
          tokenCount={tokens.length}
          limit={config.n_positions}
          label={strings['lab.common.prompt'] ?? ''}
          hint={t('promptHint')}
          tooLong={t('tooLong')}
          strings={strings}
          locale={locale}
        />
        <div class="it-kv__go">
          {progress ? (
            <Button kind="primary" onClick={props.onStop}>
              {t('stop')}
            </Button>
          ) : (
            <Button kind="primary" disabled={disabled || tokens.length === 0} onClick={props.onMeasure}>
              {t('measure')}
            </Button>
          )}
          <p data-said="">
            {progress
              ? t(progress.phase, { done: number(progress.done), total: number(progress.total) })
              : tokens.length === 0
                ? t('empty')
                : ''}
          </p>
          {progress && (
            <progress class="it-progress" aria-label={t('measure')} max={progress.total} value={progress.done} />
          )}
        </div>
        <Results {...props} t={t} />
      </div>
    </div>
  );
}

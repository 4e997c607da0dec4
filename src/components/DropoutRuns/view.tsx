/**
 * One prompt, one model, thirty answers: every run drops other values. The distribution of the probabilities that the runs
 * give, beside the one answer that the model gives without dropout.
 */
import type { Token } from '../../engine/types';
import { Button, NumberField, Segmented, Switch } from '../shared/controls';
import { fill, formatNumber, formatProbability } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { Slider } from '../shared/Slider';
import { meanOf, RunDistribution } from '../shared/RunDistribution';
import { tokenLabel } from '../shared/token-text';
import type { MaskedRun, Reference, Settings } from './runs';
import './style.css';

export interface DropoutRunsViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  reading: readonly Token[];
  limit: number;
  reference: Reference;
  runs: readonly MaskedRun[];
  total: number;
  running: boolean;
  settings: Settings;
  onSettings(change: Partial<Settings>): void;
  onStart(): void;
  onStop(): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.dropoutRuns.*`, `lab.dropout.*`, `lab.runDistribution.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function DropoutRunsView(props: DropoutRunsViewProps) {
  const { reference, runs, total, running, settings, onSettings, stale, disabled, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.dropoutRuns.${key}`] ?? '', values);
  const common = (key: string) => strings[`lab.dropout.${key}`] ?? '';
  const { training } = settings;
  return (
    <div class="it-druns">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={props.reading.length}
        limit={props.limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      <div class="it-druns__controls">
        <Segmented<string>
          label={common('mode')}
          options={[
            { value: 'training', label: common('training') },
            { value: 'inference', label: common('inference') },
          ]}
          value={training ? 'training' : 'inference'}
          onInput={(mode) => onSettings({ training: mode === 'training' })}
          disabled={disabled}
        />
        <Slider
          label={common('rate')}
          value={settings.p}
          min={0}
          max={0.5}
          step={0.05}
          neutral={0}
          neutralLabel={common('none')}
          format={(p) => formatNumber(p, locale)}
          onInput={(p) => onSettings({ p })}
          disabled={disabled || !training}
          symbol="drop_rate"
        />
        <fieldset class="it-druns__places" disabled={disabled || !training}>
          <legend class="it-control-label">{t('places')}</legend>
          {(['embd', 'attn', 'resid'] as const).map((place) => (
            <Switch
              key={place}
              label={common(`place.${place}`)}
              checked={settings[place]}
              onInput={(on) => onSettings({ [place]: on })}
              disabled={disabled || !training}
            />
          ))}
        </fieldset>
        <div class="it-druns__row">
          <Switch
            label={common('rescale')}
            checked={settings.rescale}
            onInput={(rescale) => onSettings({ rescale })}
            disabled={disabled || !training}
          />
          <NumberField
            label={t('seed')}
            value={settings.seed}
            min={0}
            max={9999}
            range={strings['lab.common.numberRange']}
            onInput={(seed) => onSettings({ seed })}
            disabled={disabled}
          />
        </div>
      </div>
      {props.reading.length === 0 ? (
        <p class="it-druns__empty">{t('empty')}</p>
      ) : (
        <>
          <div class="it-druns__start">
            {running ? (
              <Button onClick={props.onStop}>{t('stop')}</Button>
            ) : (
              <Button kind="primary" onClick={props.onStart} disabled={disabled || stale}>
                {t('start', { n: total })}
              </Button>
            )}
            <progress
              class="it-progress"
              max={total}
              value={runs.length}
              aria-label={t('progress', { n: runs.length, total })}
            />
            <span>{t('progress', { n: runs.length, total })}</span>
          </div>
          <p class="it-druns__summary" data-said="">
            {running ? '' : summary(runs, reference, t, locale)}
          </p>
          <RunDistribution
            rows={reference.tokens.map((token, i) => ({
              token,
              reference: reference.probabilities[i]!,
              values: runs.map(({ probabilities }) => probabilities[i]!),
              wins: runs.filter(({ top }) => top?.id === token.id).length,
            }))}
            referenceName={t('reference')}
            referenceHead={t('referenceHead')}
            label={t('label')}
            stale={stale}
            strings={strings}
            locale={locale}
          />
        </>
      )}
    </div>
  );
}

function summary(
  runs: readonly MaskedRun[],
  reference: Reference,
  t: (key: string, values?: Record<string, string | number>) => string,
  locale: string,
): string {
  const best = reference.tokens[0];
  if (runs.length === 0 || !best) return t('noRuns');
  if (runs.every(({ identical }) => identical)) return t('identical', { n: runs.length });
  const firsts = new Set(runs.map(({ top }) => top?.id)).size;
  const mean = meanOf(runs.map(({ probabilities }) => probabilities[0]!));
  return t('summary', {
    n: runs.length,
    token: tokenLabel(best),
    before: formatProbability(reference.probabilities[0]!, locale),
    mean: formatProbability(mean, locale),
    firsts,
    same: runs.filter(({ top }) => top?.id === best.id).length,
    divergence: formatNumber(meanOf(runs.map(({ divergence }) => divergence)), locale),
  });
}

/**
 * What dropout does to the values of one place: each row after it, the dropped cells struck through; how many were dropped;
 * and for one row the values before, and after.
 */
import type { DropoutPlace } from '../../engine/dropout';
import type { Token } from '../../engine/types';
import { Button, NumberField, Segmented, Switch } from '../shared/controls';
import { fill, formatInteger, formatNumber, formatProbability } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { joinSentences } from '../shared/sentences';
import { Slider } from '../shared/Slider';
import type { Struck, Values } from './place';
import { Rows } from './rows';
import { Weights } from './weights';
import './style.css';

export const PLACES = ['embd', 'attn', 'resid', 'mlp'] as const;
/** Embeddings, attention probabilities, what attention adds, what the MLP adds. */
export type PlaceName = (typeof PLACES)[number];

export interface DropoutPatternViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  reading: readonly Token[];
  limit: number;
  /** Those that `values` belong to, and their place. */
  tokens: readonly Token[];
  values: Values;
  struck: Struck;
  shownPlace: DropoutPlace;
  /** What the controls say. */
  place: PlaceName;
  onPlace(place: PlaceName): void;
  layer: number;
  onLayer(layer: number): void;
  head: number;
  onHead(head: number): void;
  layers: number;
  heads: number;
  p: number;
  onP(p: number): void;
  seed: number;
  onSeed(seed: number): void;
  rescale: boolean;
  onRescale(rescale: boolean): void;
  training: boolean;
  onTraining(training: boolean): void;
  row: number;
  onRow(row: number): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.dropoutPattern.*`, `lab.dropout.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

export function DropoutPatternView(props: DropoutPatternViewProps) {
  const { struck, shownPlace, p, training, rescale, disabled, strings, locale } = props;
  const t: Translate = (key, values = {}) => fill(strings[`lab.dropoutPattern.${key}`] ?? '', values);
  const common = (key: string) => strings[`lab.dropout.${key}`] ?? '';
  const rate = training ? p : 0;
  const number = (value: number) => formatNumber(value, locale, 3);
  return (
    <div class="it-keep">
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
      <div class="it-keep__controls">
        <Segmented<PlaceName>
          label={t('place')}
          options={PLACES.map((value) => ({ value, label: t(`place.${value}`) }))}
          value={props.place}
          onInput={props.onPlace}
          disabled={disabled}
        />
        <div class="it-keep__row">
          <NumberField
            label={t('layer')}
            value={props.layer}
            min={0}
            max={props.layers - 1}
            range={strings['lab.common.numberRange']}
            onInput={props.onLayer}
            disabled={disabled || props.place === 'embd'}
          />
          <NumberField
            label={t('head')}
            value={props.head}
            min={0}
            max={props.heads - 1}
            range={strings['lab.common.numberRange']}
            onInput={props.onHead}
            disabled={disabled || props.place !== 'attn'}
          />
        </div>
        <Segmented<string>
          label={common('mode')}
          options={[
            { value: 'training', label: common('training') },
            { value: 'inference', label: common('inference') },
          ]}
          value={training ? 'training' : 'inference'}
          onInput={(mode) => props.onTraining(mode === 'training')}
          disabled={disabled}
        />
        <Slider
          label={common('rate')}
          value={p}
          min={0}
          max={0.9}
          step={0.05}
          neutral={0}
          neutralLabel={common('none')}
          format={(value) => formatNumber(value, locale)}
          onInput={props.onP}
          disabled={disabled || !training}
          symbol="drop_rate"
        />
        <div class="it-keep__row">
          <NumberField
            label={t('seed')}
            value={props.seed}
            min={0}
            max={9999}
            range={strings['lab.common.numberRange']}
            onInput={props.onSeed}
            disabled={disabled}
          />
          <Button onClick={() => props.onSeed((props.seed + 1) % 10_000)} disabled={disabled}>
            {t('another')}
          </Button>
        </div>
        <Switch
          label={common('rescale')}
          checked={rescale}
          onInput={props.onRescale}
          disabled={disabled || !training}
        />
      </div>
      {props.reading.length === 0 || props.tokens.length === 0 ? (
        <p class="it-keep__empty">{t('empty')}</p>
      ) : (
        <div class={props.stale ? 'it-keep__figure it-stale' : 'it-keep__figure'}>
          <p class="it-keep__summary" data-said="">
            {rate === 0
              ? t('nothing', { cells: formatInteger(struck.cells, locale) })
              : joinSentences(
                  [
                    t('dropped', {
                      dropped: formatInteger(struck.dropped, locale),
                      cells: formatInteger(struck.cells, locale),
                      share: formatProbability(struck.dropped / struck.cells, locale),
                      p: formatProbability(rate, locale),
                    }),
                    rescale ? t('scaled', { factor: number(1 / (1 - rate)) }) : t('notScaled'),
                  ],
                  locale,
                )}
          </p>
          {shownPlace.kind === 'attn' ? <Weights {...props} t={t} /> : <Rows {...props} t={t} />}
        </div>
      )}
    </div>
  );
}

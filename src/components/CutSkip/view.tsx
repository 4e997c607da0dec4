/**
 * Two paths meet at each addition: the stream itself, which skips the sublayer, and what the sublayer adds. The reader
 * weakens one of the two and sees the stream's length, the answer, and whether the answer still depends on the prompt;
 * beside it, what cutting either path does at every addition in turn.
 */
import type { Token } from '../../engine/types';
import { BeforeAfter } from '../shared/BeforeAfter';
import { Segmented } from '../shared/controls';
import { fill, formatNumber } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { Slider } from '../shared/Slider';
import { StageLines } from '../shared/StageLines';
import { placeName, stepName } from '../shared/steps';
import type { Cut, CutMap, Path } from './ask';
import { Circuit } from './circuit';
import { CutMapTable } from './map';
import './style.css';

export interface CutSkipViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  reading: readonly Token[];
  limit: number;
  layers: number;
  cut: Cut;
  map: CutMap;
  /** The prompt that the answer is held against. */
  otherPrompt: string;
  /** The addition, 0 … 2L−1; −1 all of them. */
  at: number;
  onAt(at: number): void;
  path: Path;
  onPath(path: Path): void;
  gate: number;
  onGate(gate: number): void;
  stale: boolean;
  /** The table of all additions belongs to an earlier prompt. */
  mapStale: boolean;
  disabled: boolean;
  /** Keys `lab.cutSkip.*`, `lab.steps.*`, `lab.beforeAfter.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function CutSkipView(props: CutSkipViewProps) {
  const { layers, cut, at, path, gate, stale, disabled, strings, locale } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.cutSkip.${key}`] ?? '', values);
  const after = path === 'skip' ? 1 : 2;
  const where = at < 0 ? t('everywhere') : stepName(at, strings);
  const [before, now] = [cut.norms[0]!, cut.norms[after]!];
  const gateName = (value: number) => (value === 0 ? t('cutOff') : `×\u00a0${formatNumber(value, locale)}`);
  const lengths = (place: number) => ({
    before: formatNumber(before[place]!, locale, 1),
    after: formatNumber(now[place]!, locale, 1),
  });
  return (
    <div class="it-cut">
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
      {props.reading.length === 0 ? (
        <p class="it-cut__empty">{t('empty')}</p>
      ) : (
        <div class="it-cut__columns">
          <div class="it-cut__one">
            <Segmented<string>
              label={t('where')}
              options={[
                { value: 'one', label: t('one') },
                { value: 'all', label: t('all') },
              ]}
              value={at < 0 ? 'all' : 'one'}
              onInput={(value) => props.onAt(value === 'all' ? -1 : 2)}
              disabled={disabled}
            />
            <Segmented<Path>
              label={t('path')}
              options={[
                { value: 'skip', label: t('skip') },
                { value: 'sublayer', label: t('sublayer') },
              ]}
              value={path}
              onInput={props.onPath}
              disabled={disabled}
            />
            <Circuit {...{ at, path, gate, where, t }} open={gateName(gate)} />
            <Slider
              label={t(path === 'skip' ? 'skipGate' : 'sublayerGate', { where })}
              value={gate}
              min={0}
              max={1}
              step={0.05}
              neutral={1}
              neutralLabel={strings['lab.common.neutral'] ?? ''}
              format={gateName}
              onInput={props.onGate}
              disabled={disabled}
            />
            <div class={stale ? 'it-stale' : ''} data-sym="x">
              <StageLines
                lines={[
                  { values: before, tone: 'before' },
                  { values: now, tone: 'strong' },
                ]}
                layers={layers}
                marked={at < 0 ? null : at + 1}
                label={t('picture', lengths(now.length - 1))}
                axis={t('axis')}
                unit={strings['lab.steps.axis'] ?? ''}
                names={{ start: t('start'), attention: t('boxAttention'), mlp: t('boxMlp') }}
                blockLabel={(n) => fill(strings['lab.steps.short'] ?? '', { n })}
                locale={locale}
              />
              <ul class="it-hidden">
                {now.map((_, place) => (
                  <li key={place}>{t('length', { place: placeName(place, strings), ...lengths(place) })}</li>
                ))}
              </ul>
            </div>
          </div>
          <CutMapTable {...props} t={t} />
          <div class="it-cut__answer">
            <BeforeAfter
              comparison={cut.comparison}
              after={after}
              names={[t('asItIs'), t(path === 'skip' ? 'withoutSkip' : 'withoutSublayer')]}
              rows={7}
              stale={stale}
              strings={strings}
              locale={locale}
            />
            <p class={`it-cut__apart${stale ? ' it-stale' : ''}`}>
              {t('apart', {
                other: props.otherPrompt,
                before: formatNumber(cut.apart[0]!, locale, 3),
                after: formatNumber(cut.apart[after]!, locale, 3),
              })}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}

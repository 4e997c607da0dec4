/**
 * How long each token's vector is on its way through the model: lines over all places, one for each token; below, for the
 * chosen token, what every step adds, how long that is, and at which angle to the stream it is added.
 */
import { useState } from 'preact/hooks';
import type { StreamNorms, Token } from '../../engine/types';
import { Switch } from '../shared/controls';
import { fill, formatNumber } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import { ReadingStrip } from '../shared/ReadingStrip';
import { StageLines } from '../shared/StageLines';
import { tokenLabel } from '../shared/token-text';
import { Steps } from './steps';
import './style.css';

export interface StreamNormsViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  /** Those of the field. */
  reading: readonly Token[];
  limit: number;
  /** Those that `norms` belong to. */
  tokens: readonly Token[];
  norms: StreamNorms;
  layers: number;
  /** Position among `tokens`. */
  selected: number;
  /** Position among `reading`. */
  onSelect(position: number): void;
  log: boolean;
  onLog(log: boolean): void;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.streamNorms.*`, `lab.steps.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

export function StreamNormsView(props: StreamNormsViewProps) {
  const { tokens, norms, layers, selected, log, strings, locale } = props;
  const [marked, onMark] = useState<number | null>(null);
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.streamNorms.${key}`] ?? '', values);
  const skipped = Math.max(0, props.reading.length - props.limit);
  const streamOf = (token: number) => column(norms.stream, token);
  const chosen = tokens[selected];
  const stream = streamOf(selected);
  return (
    <div class="it-norms">
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
      {props.reading.length === 0 || !chosen ? (
        <p class="it-norms__empty">{t('empty')}</p>
      ) : (
        <>
          <ReadingStrip
            tokens={props.reading}
            limit={props.limit}
            selected={selected + skipped}
            onSelect={props.disabled ? undefined : props.onSelect}
            stale={props.stale}
            strings={strings}
            locale={locale}
          />
          <div
            class={`it-norms__figure${props.stale ? ' it-stale' : ''}`}
            data-sym="x"
            data-said={`${t('steps', { token: tokenLabel(chosen) })}: ${[stream[0]!, stream.at(-1)!].map((x) => formatNumber(x, locale, 1)).join(' → ')}`}
          >
            <StageLines
              lines={tokens.map((_, i) => ({ values: streamOf(i), tone: i === selected ? 'strong' : 'faint' }))}
              layers={layers}
              log={log}
              marked={marked}
              onMark={onMark}
              label={t('picture', {
                token: tokenLabel(chosen),
                first: formatNumber(stream[0]!, locale, 1),
                last: formatNumber(stream.at(-1)!, locale, 1),
              })}
              axis={t('axis')}
              unit={strings['lab.steps.axis'] ?? ''}
              blockLabel={(n) => fill(strings['lab.steps.short'] ?? '', { n })}
              locale={locale}
            />
            <div class="it-norms__under">
              <ul class="it-norms__key">
                <li class="is-start">{strings['lab.steps.start']}</li>
                <li class="is-attention">{t('afterAttention')}</li>
                <li class="is-mlp">{t('afterMlp')}</li>
                <li class="is-others">{t('others')}</li>
              </ul>
              <Switch label={t('log')} checked={log} onInput={props.onLog} disabled={props.disabled} />
            </div>
          </div>
          <Steps
            title={t('steps', { token: tokenLabel(chosen) })}
            stream={stream}
            added={column(norms.added, selected)}
            angle={column(norms.angle, selected)}
            {...{ marked, onMark, strings, locale, t }}
            stale={props.stale}
          />
        </>
      )}
    </div>
  );
}

/** One token's values of [steps,T]. */
export function column({ data, shape }: StreamNorms['stream'], token: number): number[] {
  const [steps, T] = shape as [number, number];
  return Array.from({ length: steps }, (_, step) => data[step * T + token]!);
}

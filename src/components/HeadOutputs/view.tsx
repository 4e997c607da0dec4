/**
 * From heads to the residual stream: z of all heads side by side, then what each head writes through its rows of W_O, and that
 * these and the bias add up to what the model has added.
 */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { Segmented } from '../shared/controls';
import { fill, formatNumber, fullNumber } from '../shared/format';
import { HeatStrip } from '../shared/HeatStrip';
import { Legend } from '../shared/Legend';
import { PromptInput } from '../shared/PromptInput';
import { niceLimit } from '../shared/scale';
import type { Strings } from '../shared/strings-type';
import { HeatStack } from '../shared/HeatStack';
import { TokenStrip } from '../shared/TokenStrip';
import { tokenLabel } from '../shared/token-text';
import { largestGap, norm, sumOf, type HeadOutputs } from './outputs';
import './style.css';

export interface HeadOutputsViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  limit: number;
  /** Tokens of the text; `tokens`: those that are read. */
  count: number;
  tokens: readonly Token[];
  position: number;
  onPosition(position: number): void;
  layers: number;
  layer: number;
  onLayer(layer: number): void;
  outputs: HeadOutputs;
  /** The row that is looked at: heads from 0, then bias, sum, and the model's. */
  row: number;
  onRow(row: number): void;
  /** The cell whose calculation stands below, and how another is chosen. */
  chosen?: readonly [row: number, dimension: number];
  onChoose?(row: number, dimension: number): void;
  /** That calculation. */
  children?: ComponentChildren;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.headOutputs.*`, `lab.common.*`. */
  strings: Strings;
  locale: string;
}

export function HeadOutputsView(props: HeadOutputsViewProps) {
  const { tokens, position, outputs, row, strings, locale, disabled } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.headOutputs.${key}`] ?? '', values);
  const { z, writes, bias, attnOut } = outputs;
  const H = writes.length;
  const K = z.length / H;
  const sum = useMemo(() => Float32Array.from(sumOf(outputs)), [outputs]);
  const gap = useMemo(() => largestGap(sumOf(outputs), attnOut), [outputs]);
  const rows = useMemo(() => [...writes, bias, sum, attnOut], [outputs]);
  const limit = niceLimit(rows.reduce((most, values) => values.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0));
  const zLimit = niceLimit(z.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  const name = (i: number) => (i < H ? t('head', { head: i }) : t(['bias', 'sum', 'model'][i - H] ?? ''));
  const symbols = ['b_O', 'attn_out', 'attn_out'] as const;
  return (
    <div class="it-ho">
      <PromptInput
        value={props.text}
        onInput={props.onText}
        examples={props.examples}
        tokenCount={props.count}
        limit={props.limit}
        label={strings['lab.common.prompt'] ?? ''}
        strings={strings}
        locale={locale}
      />
      {tokens.length === 0 ? (
        <p class="it-ho__empty it-hint">{t('empty')}</p>
      ) : (
        <>
          <div class="it-ho__choose">
            <TokenStrip
              tokens={tokens}
              selected={position}
              {...(!disabled && { onSelect: props.onPosition })}
              label={t('tokens')}
              strings={strings}
            />
            <Segmented
              label={t('block')}
              options={Array.from({ length: props.layers }, (_, value) => ({ value, label: String(value) }))}
              value={props.layer}
              onInput={props.onLayer}
              disabled={disabled}
            />
          </div>
          <div class={`it-ho__body${props.stale ? ' it-stale' : ''}`}>
            <section class="it-ho__part" data-sym="z">
              <h4>
                {t('zTitle', { token: tokenLabel(tokens[outputs.position] ?? tokens[position]!), heads: H, width: K })}
              </h4>
              <div class="it-ho__z" style={{ '--it-heads': H }}>
                <HeatStrip
                  values={z}
                  label={t('zLabel')}
                  limit={zLimit}
                  describe={(i, value) => t('zCell', { head: Math.floor(i / K), i: i % K, value: fullNumber(value) })}
                />
                <div class="it-ho__brackets" aria-hidden="true">
                  {writes.map((_, head) => (
                    <span key={head} class={head === row ? 'is-chosen' : ''}>
                      {head}
                    </span>
                  ))}
                </div>
              </div>
              <Legend scale="signed" limit={zLimit} label={t('zLegend')} />
            </section>
            <p class="it-ho__step" data-sym="W_O">
              {t('step', { from: K, to: z.length })}
            </p>
            <section class="it-ho__part">
              <h4>{t('writesTitle')}</h4>
              <HeatStack
                count={rows.length}
                values={(i) => rows[i] ?? new Float32Array(0)}
                head={(i) => (
                  <span class={i >= H + 1 ? 'it-ho__total' : ''} data-sym={i < H ? 'head' : symbols[i - H]!}>
                    {name(i)}
                  </span>
                )}
                tail={(i) => (
                  <span class="it-ho__norm" title={fullNumber(norm(rows[i]!))}>
                    {formatNumber(norm(rows[i]!), locale)}
                  </span>
                )}
                limit={limit}
                label={t('writesLabel')}
                describe={(i, dimension, value) => t('cell', { name: name(i), dimension, value: fullNumber(value) })}
                selected={Math.min(row, rows.length - 1)}
                onSelect={props.onRow}
                chosen={props.chosen ?? null}
                {...(props.onChoose && !disabled && { onChoose: props.onChoose })}
                hint={t('hint')}
              />
              <Legend scale="signed" limit={limit} label={t('legend')} />
              {props.children}
              <p class="it-ho__exact" data-said="" data-gap={gap}>
                {t('exact', {
                  gap:
                    gap === 0
                      ? '0'
                      : gap
                          .toExponential(1)
                          .replace('e-', ' · 10⁻')
                          .replace(/⁻(\d+)$/, superscript),
                })}
              </p>
            </section>
          </div>
        </>
      )}
    </div>
  );
}

/** '⁻8' → '⁻⁸' */
function superscript(_: string, digits: string): string {
  return `⁻${[...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
}

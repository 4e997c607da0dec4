/** A switchboard of all heads, and beside it what the answer is with the chosen heads off. */
import type { Comparison } from '../../engine/types';
import { BeforeAfter } from '../shared/BeforeAfter';
import { Button } from '../shared/controls';
import { fill } from '../shared/format';
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { every, type HeadAt } from '../shared/head-name';
import type { LayerEffects } from './ask';
import { Switchboard } from './switchboard';
import './style.css';

export type Shown = 'delta' | 'divergence';

export interface HeadSwitchesViewProps {
  text: string;
  onText(text: string): void;
  examples: readonly string[];
  /** Tokens of the field, and how many the model reads at most. */
  count: number;
  limit: number;
  layers: number;
  heads: number;
  /** Heads that are off, in order. */
  off: readonly HeadAt[];
  onOff(off: HeadAt[]): void;
  /** The head that was pressed last. */
  at: HeadAt;
  onToggle(layer: number, head: number): void;
  /** The map of this prompt, as far as it is measured: layers from 0. */
  map: readonly LayerEffects[];
  show: Shown;
  onShow(show: Shown): void;
  measuring: boolean;
  onMeasure(): void;
  onStop(): void;
  /** The model as it is, and with heads off; how many, in the run shown. */
  comparison: Comparison;
  offCount: number;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.headSwitches.*`, `lab.beforeAfter.*`, `lab.common.*`. */
  strings: Strings;
  locale: string;
}

export function HeadSwitchesView(props: HeadSwitchesViewProps) {
  const { layers, heads, off, at, onOff, comparison, strings, locale, disabled } = props;
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.headSwitches.${key}`] ?? '', values);
  const [layer, head] = at;
  const all = every(layers, heads);
  const total = all.length;
  return (
    <div class="it-hs">
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
      {props.count === 0 ? (
        <p class="it-hs__empty it-hint">{t('empty')}</p>
      ) : (
        <div class="it-hs__body">
          <Switchboard {...props} t={t} />
          <section class="it-hs__answer">
            <p class={`it-hs__state${off.length ? ' is-changed' : ''}`} data-off={off.length}>
              {t(off.length === 0 ? 'none' : 'some', { count: off.length, total })}
            </p>
            <div class="it-hs__presets">
              <Button disabled={disabled} onClick={() => onOff(all.filter(([l]) => l === layer))}>
                {t('wholeBlock', { layer })}
              </Button>
              <Button disabled={disabled} onClick={() => onOff(all.filter(([l, h]) => l !== layer || h !== head))}>
                {t('allBut', { layer, head })}
              </Button>
              <Button disabled={disabled} onClick={() => onOff(all)}>
                {t('all')}
              </Button>
              <Button kind="quiet" disabled={disabled || off.length === 0} onClick={() => onOff([])}>
                {strings['lab.common.neutral']}
              </Button>
            </div>
            <BeforeAfter
              comparison={comparison}
              names={[t('before'), t(props.offCount ? 'after' : 'again', { count: props.offCount })]}
              stale={props.stale}
              strings={strings}
              locale={locale}
            />
          </section>
        </div>
      )}
    </div>
  );
}

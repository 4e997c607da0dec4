/**
 * Two texts of the same tokens in two orders: what each makes the model expect, and where inside the model the last
 * position notices. Position rows can be faded out and the mask taken away: then nothing is left that knows the order.
 */
import type { Token } from '../../engine/types';
import { BeforeAfter } from '../shared/BeforeAfter';
import { Button, Segmented } from '../shared/controls';
import { fill, formatNumber } from '../shared/format';
import { Slider } from '../shared/Slider';
import type { Strings } from '../shared/strings-type';
import type { Mask, OrderAnswer, Settings } from './ask';
import { Stages } from './stages';
import { firstDifference } from './verdict';
import { WordStrip } from './word-strip';
import type { Word } from './words';
import './style.css';

export interface WordOrderViewProps {
  /** What is in the field: words to choose from. */
  tokens: readonly Token[];
  words: readonly Word[];
  pair: readonly [number, number] | null;
  order: readonly number[];
  settings: Settings;
  /** May belong to an earlier question, about `read`. */
  answer: OrderAnswer;
  read: readonly Token[];
  stale: boolean;
  disabled: boolean;
  onChoose(word: number): void;
  onSettings(settings: Settings): void;
  /** Keys `lab.wordOrder.*`, `lab.beforeAfter.*`. */
  strings: Strings;
  locale: string;
}

export function WordOrderView(props: WordOrderViewProps) {
  const { tokens, words, pair, order, settings, answer, stale, disabled, onSettings, strings, locale } = props;
  const text = (name: string) => strings[`lab.wordOrder.${name}`] ?? '';
  const neutral = isNeutral(settings);
  return (
    <div class={`it-order${stale ? ' it-stale' : ''}`}>
      <WordStrip {...{ tokens, words, pair, order, disabled, strings }} onChoose={props.onChoose} />
      <p class="it-hint">{text(pair ? 'choose' : 'tooFew')}</p>
      <div class={`it-order__controls${neutral ? '' : ' is-changed'}`}>
        <div data-sym="pos_embed">
          <Slider
            label={text('scale')}
            value={settings.scale}
            min={0}
            max={1}
            step={0.05}
            neutral={1}
            format={(value) => formatNumber(value, locale)}
            onInput={(scale) => onSettings({ ...settings, scale })}
            disabled={disabled}
            hint={text('scaleHint')}
          />
        </div>
        <div class="it-order__mask" data-sym="mask">
          <Segmented<Mask>
            label={text('mask')}
            options={[
              { value: 'causal', label: text('causal') },
              { value: 'none', label: text('none') },
            ]}
            value={settings.mask}
            onInput={(mask) => onSettings({ ...settings, mask })}
            disabled={disabled}
          />
          <Button kind="quiet" disabled={disabled || neutral} onClick={() => onSettings({ scale: 1, mask: 'causal' })}>
            {strings['lab.common.neutral']}
          </Button>
        </div>
      </div>
      <div class="it-order__result">
        <div>
          <p class="it-order__verdict">{verdict(answer, props.read, strings)}</p>
          <Stages
            stages={answer.stages}
            compute={answer.compute}
            neutral={isNeutral(answer.settings)}
            {...{ strings, locale }}
          />
        </div>
        <div data-sym="p">
          <BeforeAfter
            comparison={answer.comparison}
            names={[text('writtenShort'), text('swappedShort')]}
            rows={8}
            stale={stale}
            {...{ strings, locale }}
          />
        </div>
      </div>
    </div>
  );
}

const isNeutral = ({ scale, mask }: Settings) => scale === 1 && mask === 'causal';

/** One sentence: from where on the last position notices the order. */
export function verdict({ order, stages, compute }: OrderAnswer, read: readonly Token[], strings: Strings): string {
  // Too few words, or the same word twice: nothing has changed places.
  if (order.every((place, i) => read[place]?.id === read[i]?.id)) return strings['lab.wordOrder.verdictSame'] ?? '';
  const first = firstDifference(stages, compute);
  if (first === null) return strings['lab.wordOrder.verdictNone'] ?? '';
  if (first <= 1) return strings['lab.wordOrder.verdictAll'] ?? '';
  return fill(strings['lab.wordOrder.verdictFrom'] ?? '', { before: first - 2, from: first - 1 });
}

/** Which mask the model runs with, what it then predicts, and one head's pattern under both masks. */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { BeforeAfter } from '../shared/BeforeAfter';
import { NumberField, Segmented } from '../shared/controls';
import { fill } from '../shared/format';
import { Legend } from '../shared/Legend';
import type { MatrixCell } from '../shared/MatrixGrid';
import { tokenLabel } from '../shared/token-text';
import { PatternPair } from '../shared/PatternPair';
import { Place, type PlaceOfLab } from '../shared/Place';
import type { Mask, MaskAnswer } from './ask';
import './style.css';

export interface MaskChoiceViewProps {
  place: PlaceOfLab;
  /** Number of blocks, each with so many heads. */
  layers: number;
  heads: number;
  wanted: Mask;
  onChange(change: Partial<Mask>): void;
  tokens: readonly Token[];
  answer: MaskAnswer;
  /** Cells that each of the two masks cuts off. */
  cut: readonly [boolean[], boolean[]];
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.maskChoice.*`, `lab.patterns.*`, `lab.place.*`, `lab.beforeAfter.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

const KINDS = ['causal', 'none', 'later', 'window'] as const;

export function MaskChoiceView(props: MaskChoiceViewProps) {
  const { place, layers, heads, wanted, onChange, tokens, answer, cut, stale, disabled, strings, locale } = props;
  const [cell, point] = useState<MatrixCell | null>(null);
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.maskChoice.${key}`] ?? '', values);
  const after = t(answer.mask.kind === 'causal' ? 'again' : answer.mask.kind, { width: answer.mask.width });
  const last = tokens.at(-1);
  return (
    <div class="it-choice">
      <Place {...place} {...{ disabled, strings, locale }} />
      <div class="it-choice__controls" data-sym="mask">
        <Segmented
          label={t('mask')}
          options={KINDS.map((value) => ({ value, label: t(`short.${value}`) }))}
          value={wanted.kind}
          onInput={(kind) => onChange({ kind })}
          disabled={disabled}
        />
        {wanted.kind === 'window' && (
          <NumberField
            label={t('width')}
            value={wanted.width}
            min={1}
            max={place.limit}
            range={strings['lab.common.numberRange']}
            onInput={(width) => onChange({ width })}
            disabled={disabled}
          />
        )}
      </div>
      {tokens.length === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <>
          <p class={`it-choice__sees${stale ? ' it-stale' : ''}`}>
            {t(`sees.${answer.mask.kind}`, {
              token: last ? tokenLabel(last) : '',
              width: Math.min(answer.mask.width, tokens.length),
            })}
          </p>
          <BeforeAfter comparison={answer.comparison} names={[t('causal'), after]} {...{ stale, strings, locale }} />
          <PatternPair
            layers={layers}
            heads={heads}
            layer={wanted.layer}
            head={wanted.head}
            onPlace={onChange}
            shown={answer.mask}
            tokens={tokens}
            patterns={answer.patterns}
            names={[t('causal'), after]}
            masks={cut}
            at={cell}
            onPoint={point}
            {...{ stale, disabled, strings, locale }}
          />
          <Legend scale="probability" limit={1} label={strings['lab.patterns.legend'] ?? ''} />
        </>
      )}
    </div>
  );
}

/** Two sliders that bend every score of the model, and what becomes of one head's pattern and of the answer. */
import { useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { BeforeAfter } from '../shared/BeforeAfter';
import { Segmented } from '../shared/controls';
import { fill, formatNumber } from '../shared/format';
import { Legend } from '../shared/Legend';
import { Slider } from '../shared/Slider';
import { PatternPair } from '../shared/PatternPair';
import { Place, type PlaceOfLab } from '../shared/Place';
import type { MatrixCell } from '../shared/MatrixGrid';
import type { Shape, ShapeAnswer } from './ask';
import './style.css';

export interface ScoreShapeViewProps {
  place: PlaceOfLab;
  /** Number of blocks, each with so many heads. */
  layers: number;
  heads: number;
  wanted: Shape;
  onChange(change: Partial<Shape>): void;
  tokens: readonly Token[];
  answer: ShapeAnswer;
  stale: boolean;
  disabled: boolean;
  /** Keys `lab.scoreShape.*`, `lab.patterns.*`, `lab.place.*`, `lab.beforeAfter.*`, `lab.reading.*`, `lab.common.*`. */
  strings: Record<string, string>;
  locale: string;
}

/** Name → c0, c1. */
const SHAPES = { normal: [1, 0], reversed: [-1, 0], squared: [0, 1], none: [0, 0] } as const;
type Name = keyof typeof SHAPES;

export function ScoreShapeView(props: ScoreShapeViewProps) {
  const { place, layers, heads, wanted, onChange, tokens, answer, stale, disabled, strings, locale } = props;
  const [cell, point] = useState<MatrixCell | null>(null);
  const t = (key: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.scoreShape.${key}`] ?? '', values);
  const names = Object.keys(SHAPES) as Name[];
  const nameOf = ({ c0, c1 }: Shape) => names.find((name) => SHAPES[name][0] === c0 && SHAPES[name][1] === c1);
  const number = (x: number) => formatNumber(x, locale, 1);
  const { surprise, shape } = answer;
  const changed = nameOf(shape);
  const after = changed
    ? t(changed === 'normal' ? 'again' : changed)
    : t('custom', { c0: number(shape.c0), c1: number(shape.c1) });
  const slider = { min: -2, max: 2, step: 0.1, format: number, disabled };
  return (
    <div class="it-bend">
      <Place {...place} {...{ disabled, strings, locale }} />
      <div class="it-bend__controls">
        <Segmented<Name | ''>
          label={t('shape')}
          options={names.map((value) => ({ value, label: t(value) }))}
          value={nameOf(wanted) ?? ''}
          onInput={(name) => name && onChange({ c0: SHAPES[name][0], c1: SHAPES[name][1] })}
          disabled={disabled}
        />
        <p class="it-bend__formula">
          s → {number(wanted.c0)} · s + {number(wanted.c1)} · s²
        </p>
        {(['c0', 'c1'] as const).map((name) => (
          <Slider
            key={name}
            {...slider}
            label={t(name)}
            value={wanted[name]}
            neutral={name === 'c0' ? 1 : 0}
            onInput={(value) => onChange({ [name]: value })}
            neutralLabel={strings['lab.common.neutral'] ?? ''}
            symbol="scores"
          />
        ))}
      </div>
      {tokens.length === 0 ? (
        <p class="it-nothing">{strings['lab.place.empty']}</p>
      ) : (
        <>
          <BeforeAfter comparison={answer.comparison} names={[t('before'), after]} {...{ stale, strings, locale }} />
          <p class={`it-bend__surprise${stale ? ' it-stale' : ''}`} data-surprise={surprise?.join()}>
            {surprise &&
              t('surprise', { before: formatNumber(surprise[0], locale), after: formatNumber(surprise[1], locale) })}
          </p>
          <PatternPair
            layers={layers}
            heads={heads}
            layer={wanted.layer}
            head={wanted.head}
            onPlace={onChange}
            shown={answer.shape}
            tokens={tokens}
            patterns={answer.patterns}
            names={[t('before'), after]}
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

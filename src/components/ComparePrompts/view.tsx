/**
 * Two prompts, token under token: at each position the difference of the two vectors as a strip, at the depth the reader
 * chooses, from the token rows (where only changed tokens differ) up through the blocks; then both answers side by side.
 */
import { fill, formatInteger } from '../shared/format';
import { joinSentences } from '../shared/sentences';
import type { Strings } from '../shared/strings-type';
import { Answers } from './answers';
import { changedPositions, type Comparison } from './comparison';
import { Differences } from './differences';
import { rowMaxima } from './maxima';
import './style.css';

export interface CompareViewProps {
  /** Tokens of the shorter prompt in the fields now; none: it says so, though the numbers of earlier ones are still known. */
  count: number;
  comparison: Comparison;
  /** The prompts that are offered. */
  examples?: readonly string[];
  stale: boolean;
  /** Depth: 0 the token rows, 1 … L after that block. */
  depth: number;
  /** Blocks of the model. */
  layers: number;
  selected: number;
  disabled: boolean;
  onDepth(depth: number): void;
  onSelect(position: number): void;
  locale: string;
  /** Keys `lab.compare.*` and `lab.common.*`. */
  strings: Strings;
}

export function CompareView(props: CompareViewProps) {
  const { comparison, stale, locale, strings } = props;
  const { a, b, length } = comparison;
  if (props.count === 0 || length === 0) return <p class="it-compare__empty it-hint">{strings['lab.compare.empty']}</p>;
  const t = (name: string, values: Record<string, string | number> = {}) =>
    fill(strings[`lab.compare.${name}`] ?? '', values);
  const changed = changedPositions(comparison).length;
  const extra = Math.abs(a.tokens.length - b.tokens.length);

  return (
    <div class={`it-compare${stale ? ' it-stale' : ''}`}>
      <p class="it-compare__summary" data-said="">
        {joinSentences(
          [
            changed === 0 && extra === 0
              ? t('same')
              : t('changed', { changed: formatInteger(changed, locale), count: formatInteger(length, locale) }),
            extra > 0 ? t('extra', { count: formatInteger(extra, locale) }) : '',
          ],
          locale,
        )}
      </p>
      <Differences {...props} />
      <p class="it-compare__positions">{positionsSentence(comparison, t)}</p>
      <Answers a={a} b={b} examples={props.examples} {...{ locale, strings }} />
    </div>
  );
}

/** That position rows do not know the tokens: their difference, as the run gave it. */
function positionsSentence(
  { stages, width, length }: Comparison,
  t: (name: string, values?: Record<string, string | number>) => string,
): string {
  const rows = stages.find(({ name }) => name === 'pos_embed');
  if (!rows) return '';
  const differing = rowMaxima(rows.difference, width).filter((most) => most > 0).length;
  return differing === 0
    ? t('positionsSame', { numbers: `${length} × ${width}` })
    : t('positionsDiffer', { count: differing });
}

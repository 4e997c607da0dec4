/** How much one token looks at another, step by step: the score over the head's dimensions, then softmax over the row. */
import type { PatternCell } from '../../engine/types';
import { Calculation } from './Calculation';
import { fill } from './format';
import { OnDemand } from './OnDemand';
import type { Strings } from './strings-type';
import { distinctLabels } from './token-text';

export interface PatternCellProps {
  /** The cell that is looked at. */
  place: Pick<PatternCell, 'layer' | 'head' | 'query' | 'key'>;
  /** What it is made of; null until it has been asked for. */
  cell: PatternCell | null;
  /** Of the row's tokens. */
  labels: readonly string[];
  open: boolean;
  onOpen(open: boolean): void;
  failed: boolean;
  asking: boolean;
  /** Keys `lab.patternCell.*`, `lab.calculation.*`. */
  strings: Strings;
  locale: string;
}

export function PatternCellCalculation(props: PatternCellProps) {
  const { place, cell, labels, open, onOpen, failed, asking, strings, locale } = props;
  const { layer, head, query, key } = place;
  const spoken = distinctLabels(labels);
  const names = { query: spoken[query] ?? '', key: spoken[key] ?? '', layer, head };
  const t = (name: string) => fill(strings[`lab.patternCell.${name}`] ?? '', names);
  return (
    <OnDemand summary={t('show')} {...{ open, onOpen, failed, asking, strings }}>
      {cell && (
        <div data-cell-of={`${layer}.${head} ${query},${key}`}>
          <Calculation
            open
            summary={t('scoreStep')}
            title={t('scoreTitle')}
            terms={Array.from(cell.terms, (value, i) => ({
              name: String(i),
              factors: [cell.q[i]!, cell.k[i]!],
              value,
            }))}
            factorNames={['q', 'k']}
            termName={t('dimension')}
            then={{ name: `÷ √${cell.terms.length}`, value: cell.divided }}
            result={cell.score}
            {...{ strings, locale }}
          />
          {key > query && <p class="it-hint">{t('masked')}</p>}
          <Calculation
            open
            summary={t('shareStep')}
            title={t('shareTitle')}
            terms={Array.from(cell.masked, (score, j) => ({
              name: `${labels[j] ?? ''} (${j})`,
              factors: [score],
              value: cell.powers[j]!,
            })).filter(({ factors }) => factors[0] !== -Infinity)}
            factorNames={[t('score')]}
            valueName={t('power')}
            termName={t('token')}
            then={{ name: t('share'), value: cell.share }}
            result={cell.pattern}
            {...{ strings, locale }}
          />
        </div>
      )}
    </OnDemand>
  );
}

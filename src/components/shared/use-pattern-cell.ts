/** One cell of a pattern, asked of the session when its calculation is opened. */
import { useState } from 'preact/hooks';
import { patternCell, patternCellNames } from '../../engine/derived/pattern-cell';
import type { PatternCell, Token } from '../../engine/types';
import { session } from '../../lab/session';
import { useAsked } from './use-asked';

type Place = Pick<PatternCell, 'layer' | 'head' | 'query' | 'key'>;

/** For `PatternCellCalculation`: all but strings. `tokens` are those the model has read. */
export function usePatternCell(lab: string, tokens: readonly Token[], place: Place, touch: () => void) {
  const [open, setOpen] = useState(false);
  const ids = tokens.map(({ id }) => id);
  const { layer, head, query, key } = place;
  const within = query < ids.length && key < ids.length && query >= 0 && key >= 0;
  const question = open && within ? `${ids.join()} ${layer}.${head} ${query},${key}` : null;
  const { value: cell, ...asked } = useAsked(question, async () => {
    const { activations } = await session.ask(`${lab}-cell`, 'run', { tokens: ids, fetch: patternCellNames(layer) });
    return patternCell(activations, place);
  });
  return {
    place,
    cell,
    open,
    ...asked,
    onOpen(next: boolean) {
      setOpen(next);
      if (next) touch();
    },
  };
}

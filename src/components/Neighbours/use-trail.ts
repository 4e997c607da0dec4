/** The tokens that were followed, from their ids: a link brings ids alone, and what they stand for is asked of the tokenizer. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { session } from '../../lab/session';

/**
 * @param seen a token that is known already, since it was shown
 * @returns none until all of them are known
 */
export function useTrail(lab: string, ids: readonly number[], seen: Token): readonly Token[] {
  const known = useRef(new Map<number, Token>()).current;
  known.set(seen.id, seen);
  const [, learnt] = useState(0);
  const missing = ids.filter((id) => !known.has(id));
  useEffect(() => {
    if (missing.length === 0) return;
    session.ask(`${lab} trail`, 'describe', { ids: missing }).then(
      ({ tokens }) => {
        for (const token of tokens) known.set(token.id, token);
        learnt((times) => times + 1);
      },
      () => undefined,
    );
  }, [ids]);
  return missing.length > 0 ? [] : ids.map((id) => known.get(id)!);
}

/** A token's text with visible spaces and byte chips; the inside of every chip, label and bar. */
import type { Token } from '../../engine/types';
import { tokenParts } from './token-text';
import { untranslated } from './untranslated';

export function TokenText({ token }: { token: Pick<Token, 'text' | 'bytes'> }) {
  return (
    <span class="it-token-text" {...untranslated}>
      {tokenParts(token).map((part, i) => (
        <span key={i} class={`it-part-${part.kind}`}>
          {part.text}
        </span>
      ))}
    </span>
  );
}

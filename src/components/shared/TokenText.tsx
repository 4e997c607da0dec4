/** A token's text with visible spaces and byte chips; the inside of every chip, label and bar. */
import type { Token } from '../../engine/types';
import { tokenParts } from './token-text';
import { english, untranslated } from './untranslated';

interface Props {
  token: Pick<Token, 'text' | 'bytes'>;
  /** Said by the model, in English; of what a reader has typed nobody knows. */
  said?: boolean | undefined;
}

export function TokenText({ token, said }: Props) {
  return (
    <span class="it-token-text" {...(said ? english : untranslated)}>
      {tokenParts(token).map((part, i) => (
        <span key={i} class={`it-part-${part.kind}`}>
          {part.text}
        </span>
      ))}
    </span>
  );
}

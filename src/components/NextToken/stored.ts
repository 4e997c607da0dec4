/** Shape of `src/examples/next-token.json` as far as this widget reads it. */
import type { Distribution, Token } from '../../engine/types';

export interface StoredPrediction {
  model: { id: string; title: string };
  prompt: string;
  tokens: Token[];
  distribution: Distribution;
}

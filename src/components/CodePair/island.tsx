/**
 * Keeps the filled-in shapes of one code pair true: they follow the loaded model and the reader's prompt. The code is
 * static HTML from the build; this only rewrites the text of its `[data-shape]` spans.
 */
import type { ModelConfig } from '../../engine/types';
import { useLiveSizes } from '../shared/use-live-sizes';
import { shapesOf } from './shapes';

interface Props {
  /** DOM id of the figure. */
  container: string;
  hint: string | undefined;
  /** The default model, and the number of tokens of the default prompt: what stands there from the build. */
  config: ModelConfig;
  tokens: number;
}

export default function LiveShapes({ container, hint, config, tokens }: Props) {
  useLiveSizes(container, config, tokens, (sizes, count) => {
    const shapes: Record<string, number> = shapesOf(sizes, count);
    for (const span of document.querySelectorAll<HTMLElement>(`#${container} [data-shape]`)) {
      span.textContent = String(shapes[span.dataset.shape ?? ''] ?? '');
    }
  });
  return <p class="it-code-pair__hint">{hint}</p>;
}

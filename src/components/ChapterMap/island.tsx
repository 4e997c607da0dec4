/**
 * Keeps the shapes of the small map true: they follow the page's prompt and the model that is loaded. The map itself is
 * static HTML; this only rewrites the text of its `[data-dim]` spans.
 */
import type { ComponentChildren } from 'preact';
import type { ModelConfig } from '../../engine/types';
import { sizesOf, type Dim } from '../ModelMap/sizes';
import { formatInteger } from '../shared/format';
import { useLiveSizes } from '../shared/use-live-sizes';

interface Props {
  /** DOM id of what holds the map. */
  container: string;
  /** The default model, and the number of tokens of the default prompt: what stands there from the build. */
  config: ModelConfig;
  tokens: number;
  locale: string;
  children?: ComponentChildren;
}

export default function LiveMap({ container, config, tokens, locale, children }: Props) {
  useLiveSizes(container, config, tokens, (model, count) => {
    const sizes = sizesOf(model, count);
    for (const span of document.querySelectorAll<HTMLElement>(`#${container} [data-dim]`)) {
      span.textContent = formatInteger(sizes[span.dataset.dim as Dim], locale);
    }
  });
  // A box of its own: what has none is never seen, and would not wake.
  return <div>{children}</div>;
}

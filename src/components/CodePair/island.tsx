/**
 * Keeps the filled-in shapes of one code pair true: they follow the loaded model and the reader's prompt. The code is
 * static HTML from the build; this only rewrites the text of its `[data-shape]` spans.
 */
import { useSignalEffect } from '@preact/signals';
import { DEFAULT_PROMPT, prompt } from '../../lab/experiment';
import { isSuperseded, session } from '../../lab/session';
import type { ModelConfig } from '../../engine/types';
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
  useSignalEffect(() => {
    const text = prompt.value;
    const sizes = session.model.value?.config ?? config;
    if (text === DEFAULT_PROMPT) return write(tokens);
    // The reader has changed the prompt, so the tokenizer is wanted anyway.
    session.ask(container, 'tokenize', { text }).then(
      (answer) => write(answer.tokens.length),
      (error: unknown) => {
        if (!isSuperseded(error)) console.warn('The shapes in the code could not follow the prompt.', error);
      },
    );

    function write(count: number): void {
      const shapes: Record<string, number> = shapesOf(sizes, count);
      for (const span of document.querySelectorAll<HTMLElement>(`#${container} [data-shape]`)) {
        span.textContent = String(shapes[span.dataset.shape ?? ''] ?? '');
      }
    }
  });
  return <p class="it-code-pair__hint">{hint}</p>;
}

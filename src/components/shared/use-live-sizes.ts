/**
 * Calls back with the sizes of the loaded model and the number of tokens of the page's prompt, now and after each change:
 * for static HTML whose numbers are to stay true without being drawn again.
 */
import { useSignalEffect } from '@preact/signals';
import type { ModelConfig } from '../../engine/types';
import { DEFAULT_PROMPT, prompt } from '../../lab/experiment';
import { isSuperseded, session, toLabError } from '../../lab/session';

/**
 * @param name of its questions to the tokenizer, e.g. a DOM id
 * @param config the default model's; `tokens`: those of the default prompt
 */
export function useLiveSizes(
  name: string,
  config: ModelConfig,
  tokens: number,
  write: (config: ModelConfig, tokens: number) => void,
): void {
  useSignalEffect(() => {
    const text = prompt.value;
    const sizes = session.model.value?.config ?? config;
    if (text === DEFAULT_PROMPT) return write(sizes, tokens);
    // The reader has changed the prompt, so the tokenizer is wanted anyway.
    session.ask(name, 'tokenize', { text }).then(
      (answer) => {
        // Back at the example nothing is asked that would supersede this request: its answer comes too late.
        if (prompt.peek() === text) write(sizes, answer.tokens.length);
      },
      (error: unknown) => {
        // What is known to happen (no network) labs tell the reader.
        if (!isSuperseded(error) && toLabError(error).code === 'unknown')
          console.warn('Sizes could not follow the prompt.', error);
      },
    );
  });
}

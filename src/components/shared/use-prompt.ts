/**
 * The page's prompt, for rendering. The server has rendered the example; a lab that wakes after the reader has written
 * something else must start from that too: where markup wakes up, Preact leaves attributes as they are.
 */
import { DEFAULT_PROMPT, prompt } from '../../lab/experiment';
import { useMounted } from './mounted';

export function usePrompt(): string {
  return useMounted() ? prompt.value : DEFAULT_PROMPT;
}

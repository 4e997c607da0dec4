/**
 * What most experiments do in the same way: read a prompt, ask the model about it once it is loaded, again after every
 * change, and hand the frame its state. The island adds its own fields, its question, and its view.
 *
 *     const lab = useLab({ id: LAB, locale, stored, config, text: pagePrompt, key: `${layer}`, storedKey: '0',
 *       ask: (ids) => session.ask(LAB, 'run', { tokens: ids, fetch: [...] }) });
 *     <LabFrame {...lab.frame} title=… strings=…>
 *       <View tokens={lab.shown.tokens} answer={lab.shown.value} stale={lab.stale} disabled={lab.disabled} />
 *     </LabFrame>
 */
import type { ModelConfig, Token } from '../../engine/types';
import { session } from '../../lab/session';
import type { LabFrameProps } from './LabFrame';
import { useAnswer, type AnswerOfLab, type ModelName } from './use-answer';
import { lastThatFit, useReading, type Reading } from './use-reading';

export interface LabOptions<T> {
  /** Id of the figure, and name of the lab's requests. */
  id: string;
  locale: string;
  /** The run of the default model that is shown until the reader's own. */
  stored: { model: ModelName; prompt: string; tokens: readonly Token[]; value: T };
  /** Sizes of the default model. */
  config: ModelConfig;
  /** What the model reads: the page's prompt, or a text of the lab's own. */
  text: string;
  /** What the answer depends on besides the tokens, e.g. layer and switches as one text. */
  key: string;
  /** `key` of the stored run. */
  storedKey: string;
  /** Asks the session about these tokens (never none); `config` is that of the loaded model. */
  ask(ids: number[], config: ModelConfig): Promise<T>;
  /** Nothing is asked while there are fewer tokens. */
  least?: number;
  /** Tokens read at most, where that is fewer than the model's context: the end of the text. May depend on the model. */
  most?: number | ((config: ModelConfig) => number);
  /** Position of the last token that is read, among so many tokens of the text; without it all are. */
  until?(count: number): number;
}

/** An answer with the tokens, text and sizes it belongs to, which may be those of an earlier question. */
export interface Shown<T> {
  value: T;
  text: string;
  /** Those the model has read: for a text over the context's limit, its end. */
  tokens: readonly Token[];
  config: ModelConfig;
  /** The model that gave it. */
  model: ModelName;
}

export interface Lab<T> extends Pick<AnswerOfLab<T>, 'stale' | 'disabled' | 'touch'> {
  /** What the model is asked to read. */
  text: string;
  shown: Shown<T>;
  /** The tokens of the field; `limit` is what the model reads at most. */
  reading: Reading;
  limit: number;
  /** Sizes of the model that would answer now: for controls. */
  config: ModelConfig;
  /** For `LabFrame`: all but title and strings. */
  frame: Omit<LabFrameProps, 'title' | 'strings' | 'children'>;
}

export function useLab<T>(options: LabOptions<T>): Lab<T> {
  const { id, locale, stored, text, key, storedKey, least = 1, most = Infinity, until } = options;
  const config = session.model.value?.config ?? options.config;
  const reading = useReading(id, text, stored);
  const limit = Math.min(config.n_positions, typeof most === 'function' ? most(config) : most);
  const all = reading.tokens;
  const tokens = lastThatFit(until ? all.slice(0, until(all.length) + 1) : all, limit);
  const ids = tokens.map((token) => token.id);
  const { value, model, stale, disabled, touch, frame } = useAnswer<Omit<Shown<T>, 'model'>>({
    id,
    locale,
    stored: {
      model: stored.model,
      key: questionOf(stored.tokens, storedKey),
      value: { value: stored.value, text: stored.prompt, tokens: stored.tokens, config: options.config },
    },
    key: questionOf(tokens, key),
    readings: [reading],
    askable: ids.length >= least,
    ask: async () => ({ value: await options.ask(ids, config), text, tokens, config }),
  });
  const shown = { ...value, model };
  return { text, shown, stale, disabled, reading, limit, config, touch, frame: { ...frame, prompt: value.text } };
}

function questionOf(tokens: readonly Token[], key: string): string {
  return `${tokens.map((token) => token.id).join()} ${key}`;
}

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
import { modelProps, sharingProps } from './use-frame';
import { useLive } from './use-live';
import { useMounted } from './use-mounted';
import { lastThatFit, useReading, useWaking, type Reading } from './use-reading';

export interface LabOptions<T> {
  /** Id of the figure, and name of the lab's requests. */
  id: string;
  locale: string;
  /** The run of the default model that is shown until the reader's own. */
  stored: { model: { id: string; title: string }; prompt: string; tokens: readonly Token[]; value: T };
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
}

/** An answer with the tokens, text and sizes it belongs to, which may be those of an earlier question. */
export interface Shown<T> {
  value: T;
  text: string;
  /** Those the model has read: for a text over the context's limit, its end. */
  tokens: readonly Token[];
  config: ModelConfig;
  /** The model that gave it. */
  model: { id: string; title: string };
}

export interface Lab<T> {
  /** What the model is asked to read. */
  text: string;
  shown: Shown<T>;
  /** What is shown belongs to an earlier question, prompt or model. */
  stale: boolean;
  /** Until the lab is mounted, clicks would be lost. */
  disabled: boolean;
  /** The tokens of the field; `limit` is what the model reads at most. */
  reading: Reading;
  limit: number;
  /** Sizes of the model that would answer now: for controls. */
  config: ModelConfig;
  /** The reader changes something: wakes the model. */
  touch(): void;
  /** For `LabFrame`: all but title and strings. */
  frame: Omit<LabFrameProps, 'title' | 'strings' | 'children'>;
}

export function useLab<T>(options: LabOptions<T>): Lab<T> {
  const { id, locale, stored, text, key, storedKey, least = 1, most = Infinity } = options;
  const mounted = useMounted();
  const waking = useWaking();
  const config = session.model.value?.config ?? options.config;
  const reading = useReading(id, text, stored);
  const limit = Math.min(config.n_positions, typeof most === 'function' ? most(config) : most);
  const tokens = lastThatFit(reading.tokens, limit);
  const ids = tokens.map((token) => token.id);
  const live = useLive<Omit<Shown<T>, 'model'>>(
    {
      key: questionOf(stored.tokens, storedKey),
      value: { value: stored.value, text: stored.prompt, tokens: stored.tokens, config: options.config },
    },
    questionOf(tokens, key),
    waking.loaded && reading.current && ids.length >= least,
    async () => ({ value: await options.ask(ids, config), text, tokens, config }),
    { figure: id },
  );
  const { answer, origin } = live;
  const stale = origin === 'stale' || !reading.current;
  const model = answer.model ?? stored.model;
  return {
    text,
    shown: { ...answer.value, model: { id: model.id, title: model.title } },
    stale,
    disabled: !mounted,
    reading,
    limit,
    config,
    touch: waking.touch,
    frame: {
      ...sharingProps(id, locale, mounted),
      ...modelProps(waking, live, reading),
      origin: stale ? 'stale' : origin,
      modelTitle: model.title,
      prompt: answer.value.text,
    },
  };
}

function questionOf(tokens: readonly Token[], key: string): string {
  return `${tokens.map((token) => token.id).join()} ${key}`;
}

/**
 * The tokens of the page's prompt, kept up to date while the reader types, and whether the model should answer.
 * Stored tokens serve the example prompt, so that an untouched page asks nobody anything.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Token } from '../../engine/types';
import { openedByLink } from '../../lab/address';
import { isMetered } from '../../lab/metered';
import { chosenModel } from '../../lab/model-choice';
import type { SessionState } from '../../lab/protocol';
import { session, type LabError } from '../../lab/session';
import { baseUrl } from '../../lab/site';
import type { ModelNow } from './ModelStatus';
import { TYPING_PAUSE, useLive } from './use-live';
import { useModel } from './use-model';
import { useMounted } from './mounted';

export interface Reading {
  /** Tokens of `text`; those of an earlier text while `current` is false. */
  tokens: readonly Token[];
  /** The text that `tokens` belong to. */
  text: string;
  current: boolean;
  /** Why `text` could not be read; null while all is well. */
  error: LabError | null;
  /** Reads `text` again after an error. */
  retry(): void;
}

let readers = 0;

/** Tokens of `text`. The tokenizer answers without the model. Each reader asks under a name of its own: a lab may have two. */
export function useReading(lab: string, text: string, stored: { prompt: string; tokens: readonly Token[] }): Reading {
  const known = text === stored.prompt;
  const name = useRef('');
  name.current ||= `${lab} reader ${++readers}`;
  const { answer, error, retry } = useLive(
    { key: stored.prompt, value: stored.tokens },
    text,
    !known,
    async () => (await session.ask(name.current, 'tokenize', { text })).tokens as readonly Token[],
    { pause: TYPING_PAUSE, ofModel: false },
  );
  // The reader has pressed "try again", or another lab has: what could not be read is read again.
  const recovered = session.state.value.kind !== 'failed';
  useEffect(() => {
    if (error && recovered) retry();
  }, [recovered]);
  if (known) return { tokens: stored.tokens, text, current: true, error: null, retry };
  return { tokens: answer.value, text: answer.key, current: answer.key === text, error, retry };
}

export interface Waking {
  state: ReadonlySignal<SessionState>;
  /** Which model answers, for the status line. */
  model: ModelNow;
  /** This lab tells what becomes of the model. */
  speaks: boolean;
  /** True while the model is loaded, whichever lab asked for it: every lab answers live then. */
  loaded: boolean;
  /** The reader presses Run or Try again. */
  start(): void;
  /**
   * The reader changes something: starts the model, unless its download was cancelled by hand, or would cost a reader on a
   * metered line megabytes that nobody has asked for.
   */
  touch(): void;
  cancel(): void;
}

/** What the server has rendered: a lab that wakes beside a running model must start from it, or old attributes stay. */
const ASLEEP = signal<SessionState>({ kind: 'idle' });

/**
 * The model whose download was cancelled by hand: no lab of the page starts it again, also none that wakes later, until the
 * reader presses Run or chooses a model.
 */
let declined: string | null = null;

/**
 * The lab that has asked for the model last; the first that has woken where none has. Told by each, what becomes of the model
 * would be heard as often as there are labs.
 */
const speaker = signal<object | null>(null);

/** The page's session as a lab needs it. A link to a state counts as a wish to see that state live. */
export function useWaking(): Waking {
  const state = useMounted() ? session.state : ASLEEP;
  const model = useModel();
  const loaded = session.model.value !== null;
  const linked = openedByLink.value;
  const self = useRef({}).current;
  const start = () => {
    speaker.value = self;
    declined = null;
    void session.start().catch(() => undefined);
  };
  const touch = () => {
    const asleep = () => declined !== chosenModel.peek().id && session.state.peek().kind === 'idle';
    if (!asleep()) return;
    speaker.value = self;
    if (!isMetered()) return start();
    void isOnDevice().then((here) => {
      heldBack.value = !here;
      if (here && asleep()) start();
    });
  };
  const cancel = () => {
    declined = chosenModel.peek().id;
    session.cancel();
  };
  useEffect(() => {
    speaker.value ??= self;
    if (linked) touch();
  }, [linked]);
  const speaks = speaker.value === self;
  return { state, model: { ...model, heldBack: heldBack.value }, speaks, loaded, start, touch, cancel };
}

/** The line is metered, and the model that was wanted is not on the device: labs say so. */
const heldBack = signal(false);

async function isOnDevice(): Promise<boolean> {
  const { isModelStored } = await import('../../lab/model-stored');
  return isModelStored(baseUrl(), chosenModel.peek().id);
}

/** The part of a token list that fits the model's context: its end. */
export function lastThatFit<T>(tokens: readonly T[], limit: number): readonly T[] {
  return tokens.length > limit ? tokens.slice(-limit) : tokens;
}

/**
 * What was added to the reader's text, token by token, by the model or by a click. The text field holds the whole text;
 * the ids of the added tokens are kept beside it, because text alone does not always split into the same tokens again.
 * As soon as the reader edits the text it is all the reader's own, and the record ends.
 */
import { batch } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Candidate, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import type { GeneratedToken } from '../../lab/protocol';
import { isSuperseded, session } from '../../lab/session';
import { beforeAdded, textOf, type Step } from './continuation';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit } from '../shared/use-reading';

/** Tokens that one press generates. */
const COUNT = 20;
const LAB = 'next-token';
const NOTHING: readonly number[] = [];

export function useContinuation() {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { temperature: 0.7, seed: 1, added: NOTHING, from: 0, token: -1 });
  // What an address may say, made into what the generator takes.
  const temperature = Math.min(3, Math.max(0.1, state.temperature.value));
  const seed = Math.min(999_999, Math.max(0, Math.trunc(state.seed.value)));
  const [known, setKnown] = useState<readonly Step[]>([]);
  const [running, setRunning] = useState(false);
  const controller = useRef<AbortController | null>(null);

  const ids = state.added.value;
  const recorded = known.length === ids.length && known.every((step, i) => step.token.id === ids[i]);
  const seam = recorded ? beforeAdded(pagePrompt, tokensOf(known)) : null;
  const before = seam ?? pagePrompt;
  const steps = seam === null ? [] : known;
  /** Where the last run of the generator began. */
  const from = Math.max(0, Math.min(state.from.value, steps.length));

  // A link brings ids alone; what they stand for is asked.
  useEffect(() => {
    if (recorded) return;
    session.ask(LAB, 'describe', { ids: [...ids] }).then(
      (answer) => setKnown(answer.tokens.map((token) => ({ token, by: 'link', candidates: [] }))),
      () => undefined,
    );
  }, [ids]);
  useEffect(() => () => controller.current?.abort(), []);

  // What another model added becomes the reader's own text: its probabilities are not this model's.
  const model = session.model.value?.id;
  const lastModel = useRef(model);
  useEffect(() => {
    if (model === undefined) return;
    if (lastModel.current !== undefined && lastModel.current !== model) forget();
    lastModel.current = model;
  }, [model]);

  /** The text becomes `start` and then the tokens of `list`, of which the last run made those from `first` on. */
  const write = (start: string, list: readonly Step[], first: number) => {
    setKnown(list);
    batch(() => {
      state.added.value = list.map((step) => step.token.id);
      state.from.value = first;
      prompt.value = start + textOf(tokensOf(list));
    });
  };
  const forget = () => {
    controller.current?.abort();
    setKnown([]);
    state.added.value = NOTHING;
    state.from.value = 0;
  };

  /** Let the model go on after `kept`. Its draws count from `from`, so that two short runs equal one long run. */
  const run = async (kept: readonly Step[]) => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    const mine = controller.current;
    // At once: a model that is being loaded can not be stopped by the signal.
    signal.addEventListener('abort', () => setRunning(false));
    const start = before;
    const list = [...kept];
    setRunning(true);
    write(start, list, from);
    let written = prompt.peek();
    const onProgress = (made: GeneratedToken) => {
      // Another lab has changed the page's prompt: this text is not wanted any more.
      if (prompt.peek() !== written) mine.abort();
      if (signal.aborted) return;
      list.push(stepOf(made));
      write(start, [...list], from);
      written = prompt.peek();
    };
    try {
      const read = await session.ask(`${LAB} start`, 'tokenize', { text: start }, { signal });
      const whole = [...read.tokens, ...tokensOf(kept)];
      if (whole.length === 0) return; // Nothing to go on from; the button is off only once the tokenizer has said so.
      // The load is asked for here, so that the text is fitted to the model that answers.
      const { config } = await session.start();
      const tokens = lastThatFit(whole, config.n_positions).map((token) => token.id);
      const settings = { temperature, topK: 0, topP: 1 };
      const input = { tokens, count: COUNT, settings, seed, top: 10, firstStep: kept.length - from };
      await session.ask(LAB, 'generate', input, { onProgress, signal });
    } catch (problem) {
      // A model that can not be loaded is shown by the session's state; what was generated stays.
      if (!isSuperseded(problem)) console.warn('Generation stopped.', problem);
    } finally {
      if (controller.current === mine) setRunning(false);
    }
  };

  return {
    /** The reader's own text. */
    before,
    /** What was added to it. */
    steps,
    running,
    count: COUNT,
    settings: {
      temperature,
      seed,
      onTemperature: (value: number) => void (state.temperature.value = value),
      onSeed: (value: number) => void (state.seed.value = Math.round(value)),
    },
    /** The reader typed: the whole text is theirs now. */
    edit(text: string) {
      forget();
      prompt.value = text;
    },
    forget,
    /** The token that is looked at; −1: none. */
    looked: Math.trunc(state.token.value),
    look: (position: number) => void (state.token.value = position),
    /** The reader takes a candidate. */
    choose({ token, probability }: Candidate, candidates: readonly Candidate[]) {
      write(before, [...steps, { token, by: 'reader', probability, candidates }], steps.length + 1);
    },
    /** The last run again, or a first one: the same seed and settings give the same tokens. */
    generate: () => run(steps.slice(0, from)),
    /** Go on where the last run ended. */
    more: () => run(steps),
    stop: () => controller.current?.abort(),
    takeBack() {
      controller.current?.abort();
      write(before, [], 0);
    },
  };
}

const tokensOf = (steps: readonly Step[]): Token[] => steps.map((step) => step.token);

function stepOf({ token, probability, draw, distribution }: GeneratedToken): Step {
  return { token, by: 'model', probability, draw, candidates: distribution.candidates };
}

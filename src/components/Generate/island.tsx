/**
 * Two generations from the page's prompt. State in the address: seed and settings of both (`#generate.seedA=7`); the texts
 * follow from it, and are written again when a link is opened.
 */
import { useMemo } from 'preact/hooks';
import type { ModelConfig, SamplingSettings, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { reset, useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { useOnPress, useStartFromLink } from '../shared/use-on-press';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import type { WrittenToken } from '../shared/RunningText';
import { usePrompt } from '../shared/use-prompt';
import {
  DEFAULTS,
  inputsOf,
  keyOf,
  valuesOf,
  type StoredTexts,
  type TextInput,
  type Texts,
  type Written,
} from './state';
import { GenerateView } from './view';

const LAB = 'generate';

interface Props {
  stored: StoredTexts;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function Generate({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, DEFAULTS);
  const { n_positions: limit, vocab_size: vocabularySize } = session.model.value?.config ?? config;
  const reading = useReading(LAB, pagePrompt, stored);
  const inputs = inputsOf(valuesOf(state));

  const first = useMemo<Texts>(
    () => ({
      before: stored.prompt,
      tokens: stored.tokens,
      texts: stored.runs.map((run) => ({
        key: keyOf(stored.prompt, run),
        input: run,
        tokens: run.tokens,
        contextFull: false,
      })),
    }),
    [stored],
  );
  const keys = inputs.map((input) => keyOf(pagePrompt, input));
  const writing = useOnPress(
    { model: stored.model, key: first.texts.map(({ key }) => key).join(), value: first },
    keys.join(),
  );
  /** Writes both texts at once, token by token. */
  const generate = () => {
    const before = pagePrompt;
    // Nothing to go on from; the button is off only once the tokenizer has said so.
    if (before === '') return;
    void writing.run(async (signal, show) => {
      const texts: Written[] = inputs.map((input, i) => ({ key: keys[i]!, input, tokens: [], contextFull: false }));
      let read: readonly Token[] = [];
      const update = (i: number, change: Partial<Written>) => {
        texts[i] = { ...texts[i]!, ...change };
        show({ before, tokens: read, texts: [...texts] });
      };
      update(0, {});
      const { tokens } = await session.ask(`${LAB} start`, 'tokenize', { text: before }, { signal });
      // The load is asked for here, so that the prompt is fitted to the model that answers; `limit` may be the default one's.
      const { config: answering } = await session.start();
      read = lastThatFit(tokens, answering.n_positions);
      const ids = read.map((token) => token.id);
      const write = async ({ settings, seed }: TextInput, i: number) => {
        const input = { tokens: ids, count: stored.count, settings, seed, top: 1 };
        const onProgress = (made: WrittenToken) => update(i, { tokens: [...texts[i]!.tokens, made] });
        const { stopped } = await session.ask(`${LAB} ${i}`, 'generate', input, { onProgress, signal });
        update(i, { contextFull: stopped === 'context-full' });
      };
      await Promise.all(inputs.map(write));
    });
  };
  const ready = mounted && reading.current && reading.tokens.length > 0;
  useStartFromLink(LAB, ready, () => writing.origin === 'stale' && generate());

  const { before, texts } = writing.value;
  const runs = inputs.map((input, i) => {
    const text = texts[i] ?? { key: '', tokens: [], contextFull: false };
    return { ...input, ...text, stale: text.key !== keys[i] || writing.ofAnother };
  });
  const set = (i: number, name: keyof SamplingSettings | 'seed', value: number) => {
    state[`${name}${i === 0 ? 'A' : 'B'}`].value = value;
  };
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error: writing.error, retry: generate }, reading)}
      wide
      title={strings['lab.generate.title']!}
      lead={strings['lab.generate.lead']}
      origin={writing.origin}
      modelTitle={writing.model.title}
      prompt={before}
      strings={strings}
      onReset={() => {
        writing.stop();
        reset(LAB);
      }}
      exportData={async () => (await import('./export')).exportOf(writing.model.id, writing.value)}
    >
      <GenerateView
        text={pagePrompt}
        onText={(text) => {
          writing.stop();
          prompt.value = text;
          waking.touch();
        }}
        examples={examples}
        tokens={reading.tokens as Token[]}
        limit={limit}
        vocabularySize={vocabularySize}
        count={stored.count}
        runs={runs}
        running={writing.running}
        written={before}
        onSettings={(i, settings) => {
          set(i, 'temperature', settings.temperature);
          set(i, 'topK', settings.topK);
          set(i, 'topP', settings.topP);
        }}
        onSeed={(i, seed) => set(i, 'seed', seed)}
        onGenerate={generate}
        onStop={writing.stop}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

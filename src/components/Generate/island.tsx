/**
 * Two generations from the page's prompt. State in the address: seed and settings of both (`#generate.seedA=7`); the texts
 * follow from it, and are written again when a link is opened.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ModelConfig, SamplingSettings, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { openedByLink, reset, useLabState } from '../../lab/lab-state';
import { chosenModel } from '../../lab/model-choice';
import type { LoadedModel } from '../../lab/protocol';
import { isSuperseded, session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/use-mounted';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import type { WrittenToken } from '../shared/RunningText';
import { usePrompt } from '../shared/use-prompt';
import { DEFAULTS, inputsOf, keyOf, valuesOf, type StoredTexts, type TextInput } from './state';
import { GenerateView } from './view';

const LAB = 'generate';

interface Written {
  key: string;
  tokens: readonly WrittenToken[];
  running: boolean;
  contextFull: boolean;
}

/** Both texts, and where they come from. */
interface Texts {
  before: string;
  live: boolean;
  /** The model that writes them; null for the stored ones. */
  model: LoadedModel | null;
  texts: readonly Written[];
}

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
  const model = session.model.value;
  const { n_positions: limit, vocab_size: vocabularySize } = model?.config ?? config;
  const reading = useReading(LAB, pagePrompt, stored);
  const inputs = inputsOf(valuesOf(state));

  const [written, setWritten] = useState<Texts>({
    before: stored.prompt,
    live: false,
    model: null,
    texts: stored.runs.map((run) => ({ ...run, key: keyOf(stored.prompt, run), running: false, contextFull: false })),
  });
  const controller = useRef<AbortController | null>(null);
  const running = written.texts.some((text) => text.running);

  const write = async (before: string, wanted: readonly TextInput[]) => {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    const texts: Written[] = wanted.map((input) => ({
      key: keyOf(before, input),
      tokens: [],
      running: true,
      contextFull: false,
    }));
    const update = (index: number, change: Partial<Written>) => {
      if (signal.aborted && !('running' in change)) return;
      texts[index] = { ...texts[index]!, ...change };
      setWritten({ before, live: true, model: session.model.peek(), texts: [...texts] });
    };
    update(0, {});
    try {
      const { tokens } = await session.ask(`${LAB} start`, 'tokenize', { text: before }, { signal });
      const ids = lastThatFit(tokens, limit).map((token) => token.id);
      const ask = async ({ settings, seed }: TextInput, i: number) => {
        const input = { tokens: ids, count: stored.count, settings, seed, top: 1 };
        const onProgress = (made: WrittenToken) => update(i, { tokens: [...texts[i]!.tokens, made] });
        const { stopped } = await session.ask(`${LAB} ${i}`, 'generate', input, { onProgress, signal });
        update(i, { running: false, contextFull: stopped === 'context-full' });
      };
      await Promise.all(wanted.map(ask));
    } catch (problem) {
      if (!isSuperseded(problem)) console.warn('Generation stopped.', problem);
    }
    // Another call may have taken over; its texts are not ours to end.
    if (controller.current?.signal === signal) texts.forEach((_, i) => update(i, { running: false }));
  };
  const generate = () => void write(prompt.peek(), inputs);

  // A link says what was set, not what came of it.
  const linked = openedByLink.value;
  const asked = useRef(false);
  useEffect(() => {
    if (!linked || asked.current || !reading.current) return;
    asked.current = true;
    if (inputs.some((input, i) => keyOf(prompt.peek(), input) !== written.texts[i]?.key)) generate();
  }, [linked, reading.current]);
  useEffect(() => () => controller.current?.abort(), []);

  const ofAnother = written.model !== null && written.model.id !== (model?.id ?? chosenModel.value.id);
  const runs = inputs.map((input, i) => {
    const text = written.texts[i] ?? { key: '', tokens: [], running: false, contextFull: false };
    return { ...input, ...text, stale: ofAnother || text.key !== keyOf(pagePrompt, input) };
  });
  const set = (i: number, name: keyof SamplingSettings | 'seed', value: number) => {
    state[`${name}${i === 0 ? 'A' : 'B'}`].value = value;
  };
  const stale = runs.some((run) => run.stale);
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, reading)}
      wide
      title={strings['lab.generate.title']!}
      lead={strings['lab.generate.lead']}
      origin={stale ? 'stale' : written.live ? 'live' : 'stored'}
      modelTitle={written.model?.title ?? stored.model.title}
      prompt={written.before}
      strings={strings}
      onReset={() => {
        controller.current?.abort();
        reset(LAB);
      }}
      exportData={async () =>
        (await import('./export')).exportOf(written.model?.id ?? stored.model.id, written.before, runs)
      }
    >
      <GenerateView
        text={pagePrompt}
        onText={(text) => {
          if (running) controller.current?.abort();
          prompt.value = text;
          waking.touch();
        }}
        examples={examples}
        tokens={reading.tokens as Token[]}
        limit={limit}
        vocabularySize={vocabularySize}
        count={stored.count}
        runs={runs}
        written={written.before}
        onSettings={(i, settings) => {
          set(i, 'temperature', settings.temperature);
          set(i, 'topK', settings.topK);
          set(i, 'topP', settings.topP);
        }}
        onSeed={(i, seed) => set(i, 'seed', seed)}
        onGenerate={generate}
        onStop={() => controller.current?.abort()}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

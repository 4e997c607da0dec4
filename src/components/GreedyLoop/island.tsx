/** Greedy choice beside drawing, from the page's prompt. State in the address: `seed` of the drawn text; a link writes both again. */
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import type { GeneratedToken } from '../../lab/protocol';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { useOnPress, useStartFromLink } from '../shared/use-on-press';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import { countsOf, COUNT, DEFAULTS, keyOf, SETTINGS, WAYS, writtenOf, type StoredTexts, type Texts } from './texts';
import { GreedyLoopView } from './view';

const LAB = 'greedy-loop';

interface Props {
  stored: StoredTexts;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function GreedyLoop({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, DEFAULTS);
  const limit = (session.model.value?.config ?? config).n_positions;
  const seed = Math.min(999_999, Math.max(0, Math.trunc(state.seed.value) || 0));
  const reading = useReading(LAB, pagePrompt, stored);
  const tokens = lastThatFit(reading.tokens, limit);
  const ids = tokens.map((token) => token.id);
  const storedKey = keyOf(
    stored.tokens.map((token) => token.id),
    DEFAULTS.seed,
  );
  const writing = useOnPress<Texts>(
    {
      model: stored.model,
      key: storedKey,
      value: { before: stored.prompt, tokens: stored.tokens, seed: DEFAULTS.seed, texts: stored.texts },
    },
    keyOf(ids, seed),
  );
  const { before, texts } = writing.value;
  const stale = writing.origin === 'stale' || !reading.current;
  /** Writes one text after the other, token by token. */
  const start = () => {
    const before = reading.text;
    void writing.run(async (signal, show) => {
      let texts: StoredTexts['texts'] = { greedy: [], drawn: [] };
      for (const way of WAYS) {
        const input = { tokens: ids, count: COUNT, settings: SETTINGS[way], seed, top: 1 };
        const onProgress = (made: GeneratedToken) => {
          texts = { ...texts, [way]: [...texts[way], writtenOf(made, way)] };
          show({ before, tokens, seed, texts });
        };
        await session.ask(LAB, 'generate', input, { signal, onProgress });
      }
    });
  };
  useStartFromLink(LAB, mounted && reading.current && ids.length > 0, () => stale && start());

  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error: writing.error, retry: start }, reading)}
      wide
      title={strings['lab.greedyLoop.title']!}
      lead={strings['lab.greedyLoop.lead']}
      origin={stale ? 'stale' : writing.origin}
      modelTitle={writing.model.title}
      prompt={before}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(writing.model.id, writing.value)}
    >
      <GreedyLoopView
        text={pagePrompt}
        onText={(text) => {
          writing.stop();
          prompt.value = text;
          waking.touch();
        }}
        examples={examples}
        tokens={reading.tokens}
        limit={limit}
        count={COUNT}
        seed={seed}
        onSeed={(value) => {
          writing.stop();
          state.seed.value = value;
        }}
        before={before}
        texts={texts}
        counts={{ greedy: countsOf(texts.greedy), drawn: countsOf(texts.drawn) }}
        running={writing.running}
        onWrite={start}
        onStop={writing.stop}
        stale={stale}
        disabled={!mounted || !reading.current}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

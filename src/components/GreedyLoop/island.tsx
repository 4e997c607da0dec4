/** Greedy choice beside drawing, from the page's prompt. State in the address: `seed` of the drawn text; a link writes both again. */
import { useEffect, useRef } from 'preact/hooks';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { openedByLink, useLabState } from '../../lab/lab-state';
import { chosenModel } from '../../lab/model-choice';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/use-mounted';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import { countsOf, COUNT, DEFAULTS, type StoredTexts } from './texts';
import { keyOf, useWriting } from './use-writing';
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
  const model = session.model.value;
  const limit = (model?.config ?? config).n_positions;
  const seed = Math.min(999_999, Math.max(0, Math.trunc(state.seed.value) || 0));
  const reading = useReading(LAB, pagePrompt, stored);
  const ids = lastThatFit(reading.tokens, limit).map((token) => token.id);
  const { written, running, error, write, stop } = useWriting({
    key: keyOf(
      stored.tokens.map((token) => token.id),
      DEFAULTS.seed,
    ),
    before: stored.prompt,
    texts: stored.texts,
  });
  const start = () => void write(ids, prompt.peek(), seed);
  const ofAnother = written.model !== null && written.model.id !== (model?.id ?? chosenModel.value.id);
  const stale = written.key !== keyOf(ids, seed) || ofAnother || !reading.current;

  // A link says what was set, not what came of it.
  const linked = openedByLink.value;
  const asked = useRef(false);
  useEffect(() => {
    if (!linked || asked.current || !reading.current) return;
    asked.current = true;
    if (stale) start();
  }, [linked, reading.current]);

  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error, retry: start }, reading)}
      wide
      title={strings['lab.greedyLoop.title']!}
      lead={strings['lab.greedyLoop.lead']}
      origin={stale ? 'stale' : written.model ? 'live' : 'stored'}
      modelTitle={written.model?.title ?? stored.model.title}
      prompt={written.before}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(written.model?.id ?? stored.model.id, written.before, seed, written.texts)
      }
    >
      <GreedyLoopView
        text={pagePrompt}
        onText={(text) => {
          if (running) stop();
          prompt.value = text;
          waking.touch();
        }}
        examples={examples}
        tokens={reading.tokens}
        limit={limit}
        count={COUNT}
        seed={seed}
        onSeed={(value) => {
          if (running) stop();
          state.seed.value = value;
        }}
        before={written.before}
        texts={written.texts}
        counts={{ greedy: countsOf(written.texts.greedy), drawn: countsOf(written.texts.drawn) }}
        running={running}
        onWrite={start}
        onStop={stop}
        stale={stale}
        disabled={!mounted || !reading.current}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

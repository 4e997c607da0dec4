/**
 * Asks the model for the next-token distribution under the reader's settings, and draws from it.
 * State in the address: `#sampling.temperature=0.7&sampling.topK=40&sampling.topP=0.9&sampling.seed=1&sampling.draws=3`.
 */
import { uniform } from '../../engine/random';
import type { Distribution, ModelConfig, SamplingSettings, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { allowedSettings, clamp } from '../shared/sampling-settings';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useLive } from '../shared/use-live';
import { useMounted } from '../shared/use-mounted';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import { landing } from './draws';
import { SamplingView } from './view';

const LAB = 'sampling';
const TOP = 15;
/** More draws than anyone presses for; a link may ask for more. */
const MOST_DRAWS = 10_000;
const NEUTRAL: SamplingSettings = { temperature: 1, topK: 0, topP: 1 };

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; distribution: Distribution };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function Sampling({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, { ...NEUTRAL, seed: 1, draws: 0 });
  const model = session.model.value;
  const limit = (model?.config ?? config).n_positions;
  const settings = allowedSettings(state.temperature.value, state.topK.value, state.topP.value);
  const seed = Math.trunc(state.seed.value);
  const draws = Array.from({ length: clamp(Math.trunc(state.draws.value), 0, MOST_DRAWS) }, (_, i) => uniform(seed, i));

  const reading = useReading(LAB, pagePrompt, stored);
  const tokens = lastThatFit(reading.tokens, limit).map((token) => token.id);
  const key = keyOf(tokens, settings);
  const live = useLive(
    {
      key: keyOf(
        stored.tokens.map((token) => token.id),
        NEUTRAL,
      ),
      value: { distribution: stored.distribution, text: stored.prompt },
    },
    key,
    waking.loaded && reading.current && tokens.length > 0,
    async () => {
      const text = prompt.peek();
      return { ...(await session.ask(LAB, 'predict', { tokens, settings, top: TOP })), text };
    },
    { figure: LAB },
  );
  const { answer, origin } = live;
  const stale = origin === 'stale' || !reading.current;
  const { distribution } = answer.value;

  // A draw that falls on a token beyond the listed ones: the model says which.
  const last = draws.at(-1);
  const unlisted =
    !stale && last !== undefined && landing(distribution.candidates, last) === distribution.candidates.length;
  const drawKey = `${key} ${seed} ${draws.length}`;
  const drawn = useLive<Token | null>({ key: '', value: null }, drawKey, unlisted && waking.loaded, async () => {
    const input = { tokens, count: 1, settings, seed, firstStep: draws.length - 1, top: 1 };
    return (await session.ask(LAB, 'generate', input)).tokens[0]?.token ?? null;
  });

  /** Any change by the reader wakes the model. */
  const changed = () => waking.touch();
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, live, reading)}
      wide
      title={strings['lab.sampling.title']!}
      lead={strings['lab.sampling.lead']}
      origin={stale ? 'stale' : origin}
      modelTitle={answer.model?.title ?? stored.model.title}
      prompt={answer.value.text}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(
          answer.model?.id ?? stored.model.id,
          answer.value.text,
          settings,
          distribution,
        )
      }
    >
      <SamplingView
        text={pagePrompt}
        onText={(text) => {
          state.draws.value = 0;
          prompt.value = text;
          changed();
        }}
        examples={examples}
        tokens={reading.tokens}
        limit={limit}
        distribution={distribution}
        settings={settings}
        onSettings={(next) => {
          state.draws.value = 0;
          state.temperature.value = next.temperature;
          state.topK.value = next.topK;
          state.topP.value = next.topP;
          changed();
        }}
        seed={seed}
        onSeed={(next) => {
          state.seed.value = Math.trunc(next);
          state.draws.value = 0;
        }}
        draws={draws}
        onDraw={(times) => {
          state.draws.value = Math.min(MOST_DRAWS, draws.length + times);
          changed();
        }}
        onClear={() => void (state.draws.value = 0)}
        drawn={drawn.answer.key === drawKey ? drawn.answer.value : null}
        stale={stale}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

const keyOf = (tokens: readonly number[], { temperature, topK, topP }: SamplingSettings) =>
  `${tokens.join()} ${temperature} ${topK} ${topP}`;

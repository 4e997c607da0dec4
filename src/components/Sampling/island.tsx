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
import { useAsked } from '../shared/use-asked';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
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
  const state = useLabState(LAB, { ...NEUTRAL, seed: 1, draws: 0 });
  const settings = allowedSettings(state.temperature.value, state.topK.value, state.topP.value);
  const seed = Math.trunc(state.seed.value);
  const draws = Array.from({ length: clamp(Math.trunc(state.draws.value), 0, MOST_DRAWS) }, (_, i) => uniform(seed, i));

  const lab = useLab<Distribution & { settings: SamplingSettings }>({
    id: LAB,
    locale,
    stored: { ...stored, value: { ...stored.distribution, settings: NEUTRAL } },
    config,
    text: pagePrompt,
    key: keyOf(settings),
    storedKey: keyOf(NEUTRAL),
    ask: async (tokens) => ({
      ...(await session.ask(LAB, 'predict', { tokens, settings, top: TOP })).distribution,
      settings,
    }),
  });
  const { shown, stale } = lab;
  const distribution = shown.value;

  // A draw that falls on a token beyond the listed ones: the model says which.
  const last = draws.at(-1);
  const unlisted =
    !stale && last !== undefined && landing(distribution.candidates, last) === distribution.candidates.length;
  const tokens = shown.tokens.map((token) => token.id);
  const asked = unlisted && session.model.value ? `${tokens.join()} ${keyOf(settings)} ${seed} ${draws.length}` : null;
  const drawn = useAsked(asked, async () => {
    const input = { tokens, count: 1, settings, seed, firstStep: draws.length - 1, top: 1 };
    return (await session.ask(LAB, 'generate', input)).tokens[0]?.token ?? null;
  });
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.sampling.title']!}
      lead={strings['lab.sampling.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(shown)}
    >
      <SamplingView
        text={pagePrompt}
        onText={(text) => {
          state.draws.value = 0;
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        tokens={lab.reading.tokens}
        limit={lab.limit}
        distribution={distribution}
        settings={settings}
        onSettings={(next) => {
          state.draws.value = 0;
          state.temperature.value = next.temperature;
          state.topK.value = next.topK;
          state.topP.value = next.topP;
          lab.touch();
        }}
        seed={seed}
        onSeed={(next) => {
          state.seed.value = Math.trunc(next);
          state.draws.value = 0;
        }}
        draws={draws}
        onDraw={(times) => {
          state.draws.value = Math.min(MOST_DRAWS, draws.length + times);
          lab.touch();
        }}
        onClear={() => void (state.draws.value = 0)}
        drawn={drawn.value}
        stale={stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

const keyOf = ({ temperature, topK, topP }: SamplingSettings) => `${temperature} ${topK} ${topP}`;

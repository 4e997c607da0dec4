/**
 * Decoding by hand: one press, one token. State in the address: `steps` taken, seed, settings, whether keys and values are
 * kept, and which step is looked at; the text follows from them, so a link shows the very same steps.
 */
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { answeringModel, session } from '../../lab/session';
import type { ModelConfig } from '../../engine/types';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import { decodingOf, DEFAULTS, keyOf, mostSteps, stepsOf, type StoredDecoding } from './state';
import { useTrail } from './use-trail';
import { DecodeStepsView } from './view';

const LAB = 'decode-steps';

interface Props {
  stored: StoredDecoding;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function DecodeSteps({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, DEFAULTS);
  const { n_positions: limit, vocab_size: vocabularySize } = session.model.value?.config ?? config;
  const reading = useReading(LAB, pagePrompt, stored);
  const tokens = lastThatFit(reading.tokens, limit);
  const fields = Object.fromEntries(Object.entries(state).map(([name, field]) => [name, field.value]));
  const decoding = decodingOf(fields as typeof DEFAULTS);
  const wanted = stepsOf(state.steps.value, tokens.length, limit);

  const first = decodingOf(DEFAULTS);
  const storedKey = keyOf(
    stored.tokens.map((token) => token.id),
    first,
  );
  const { trail, key, error, retry } = useTrail(
    { ...stored, decoding: first, key: storedKey },
    { prompt: reading.text, tokens, decoding },
    wanted,
    waking.loaded && reading.current,
  );
  const ofAnother = trail.model !== null && trail.model.id !== answeringModel();
  const current = trail.key === key && reading.current && !ofAnother;
  const steps = trail.steps.slice(0, current ? wanted : undefined);
  // A step that is wanted and not there yet leaves the earlier ones standing: they are still true.
  const stale = !current || (steps.length < wanted && !trail.live);

  const change = <T,>(field: { value: T }, value: T) => {
    field.value = value;
    waking.touch();
  };
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error, retry }, reading)}
      wide
      title={strings['lab.decodeSteps.title']!}
      lead={strings['lab.decodeSteps.lead']}
      origin={stale ? 'stale' : trail.live ? 'live' : 'stored'}
      modelTitle={trail.model?.title ?? stored.model.title}
      prompt={trail.prompt}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(trail.model?.id ?? stored.model.id, { ...trail, steps })
      }
    >
      <DecodeStepsView
        text={pagePrompt}
        onText={(text) => {
          state.steps.value = 0;
          state.chosen.value = -1;
          change(prompt, text);
        }}
        examples={examples}
        promptTokens={reading.tokens}
        steps={steps}
        wanted={wanted}
        most={mostSteps(tokens.length, limit)}
        limit={limit}
        vocabularySize={vocabularySize}
        decoding={decoding}
        onSettings={({ temperature, topK, topP }) => {
          state.temperature.value = temperature;
          state.topK.value = topK;
          change(state.topP, topP);
        }}
        onSeed={(seed) => change(state.seed, seed)}
        onCache={(cache) => change(state.cache, cache)}
        onSteps={(count) => {
          // A new step is what the reader wants to see.
          state.chosen.value = -1;
          change(state.steps, count);
        }}
        chosen={Math.trunc(state.chosen.value)}
        onChosen={(step) => void (state.chosen.value = step)}
        stale={stale}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** What the cache saves, counted at any length and measured on the reader's device. State in the address: `length`, of the picture. */
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import type { LoadedModel } from '../../lab/protocol';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/mounted';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import { DEFAULTS, type StoredCacheCost } from './measurement';
import { useMeasuring } from './use-measuring';
import { CacheCostView } from './view';

const LAB = 'kv-cache';

interface Props {
  stored: StoredCacheCost;
  config: ModelConfig;
  /** Of the default model. */
  weights: Pick<LoadedModel, 'parameters' | 'compute'>;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function CacheCost({ stored, config: storedConfig, weights, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, DEFAULTS);
  const model = session.model.value;
  const config = model?.config ?? storedConfig;
  const limit = config.n_positions;
  const reading = useReading(LAB, pagePrompt, stored);
  const tokens = lastThatFit(reading.tokens, limit);
  const length = Math.min(limit, Math.max(1, Math.trunc(state.length.value) || 1));
  const measuring = useMeasuring(
    {
      model: stored.model,
      key: stored.tokens.map((token) => token.id).join(),
      value: { text: stored.prompt, tokens: stored.tokens, results: stored.results },
    },
    tokens.map((token) => token.id).join(),
  );
  const { text, results } = measuring.value;
  const start = () => measuring.measure(tokens, reading.text);
  const origin = reading.current ? measuring.origin : 'stale';
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error: measuring.error, retry: start }, reading)}
      wide
      title={strings['lab.kvCache.title']!}
      lead={strings['lab.kvCache.lead']}
      origin={origin}
      modelTitle={measuring.model.title}
      prompt={text}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(measuring.model.id, measuring.value)}
    >
      <CacheCostView
        text={pagePrompt}
        onText={(text) => {
          measuring.stop();
          prompt.value = text;
          waking.touch();
        }}
        examples={examples}
        tokens={reading.tokens}
        config={config}
        weightBytes={weightBytes(model ?? weights)}
        length={length}
        onLength={(value) => (state.length.value = value)}
        results={results}
        progress={measuring.progress}
        onMeasure={start}
        onStop={measuring.stop}
        stale={origin === 'stale'}
        disabled={!mounted || !reading.current}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** What the arithmetic reads: every parameter as float32, or as int8. */
function weightBytes({ parameters, compute }: Pick<LoadedModel, 'parameters' | 'compute'>): number {
  return parameters * (compute === 'fp32' ? 4 : 1);
}

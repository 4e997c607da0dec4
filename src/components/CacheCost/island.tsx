/** What the cache saves, counted at any length and measured on the reader's device. State in the address: `length`, of the picture. */
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { chosenModel } from '../../lab/model-choice';
import type { LoadedModel } from '../../lab/protocol';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useMounted } from '../shared/use-mounted';
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
  const ids = lastThatFit(reading.tokens, limit).map((token) => token.id);
  const length = Math.min(limit, Math.max(1, Math.trunc(state.length.value) || 1));
  const { measured, progress, error, measure, stop } = useMeasuring({
    key: stored.tokens.map((token) => token.id).join(),
    text: stored.prompt,
    results: stored.results,
  });
  const ofAnother = measured.model !== null && measured.model.id !== (model?.id ?? chosenModel.value.id);
  const stale = measured.key !== ids.join() || ofAnother;
  const start = () => {
    const text = prompt.peek();
    // The load is asked for here, so that the sizes that are measured are those of the model that answers.
    void session.start().then(
      (loaded) => measure(ids, text, loaded.config),
      () => undefined,
    );
  };
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, { error, retry: start }, reading)}
      wide
      title={strings['lab.kvCache.title']!}
      lead={strings['lab.kvCache.lead']}
      origin={stale ? 'stale' : measured.model ? 'live' : 'stored'}
      modelTitle={measured.model?.title ?? stored.model.title}
      prompt={measured.text}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(measured.model?.id ?? stored.model.id, measured.text, measured.results)
      }
    >
      <CacheCostView
        text={pagePrompt}
        onText={(text) => {
          stop();
          prompt.value = text;
          waking.touch();
        }}
        examples={examples}
        tokens={reading.tokens}
        config={config}
        weightBytes={weightBytes(model ?? weights)}
        length={length}
        onLength={(value) => (state.length.value = value)}
        results={measured.results}
        progress={progress}
        onMeasure={start}
        onStop={stop}
        stale={stale}
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

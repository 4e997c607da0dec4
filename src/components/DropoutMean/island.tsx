/**
 * The last token's embedding vector and its mean over many dropout patterns. The model gives the vector once for each
 * prompt; the patterns are drawn in the page. State: `p`, `count`, `rescale`.
 */
import { useMemo } from 'preact/hooks';
import { meanAfterDropout } from '../../engine/dropout';
import { fetched } from '../../engine/outputs';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { valuesOf, type StoredValues } from '../DropoutPattern/stored';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { DropoutMeanView } from './view';

const LAB = 'dropout-mean';
const VECTOR = 'blocks.0.resid_pre';

interface Props {
  stored: StoredValues;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function DropoutMean({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { p: 0.1, count: 1, rescale: true });
  const p = Math.max(0, Math.min(0.9, state.p.value));
  const count = Math.max(1, Math.min(500, Math.trunc(state.count.value)));
  const rescale = state.rescale.value;
  const first = useMemo(() => {
    const { data, columns } = valuesOf(stored);
    return data.slice(-columns);
  }, [stored]);
  const lab = useLab<Float32Array>({
    id: LAB,
    locale,
    stored: { ...stored, value: first },
    config,
    text: pagePrompt,
    key: '',
    storedKey: '',
    ask: async (tokens) => {
      const { data, shape } = fetched((await session.ask(LAB, 'run', { tokens, fetch: [VECTOR] })).activations, VECTOR);
      return data.slice(-shape[1]!);
    },
  });
  const values = lab.shown.value;
  const means = useMemo(() => meanAfterDropout(values, 1, count, p, rescale), [values, count, p, rescale]);
  const set = <T,>(field: { value: T }) => {
    return (next: T) => {
      field.value = next;
      lab.touch();
    };
  };
  const rows = Array.from(values, (value, dimension) => ({ dimension, value, mean: means[dimension]! }));
  const slope = slopeOf(values, means);
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.dropoutMean.title']!}
      lead={strings['lab.dropoutMean.lead']}
      caption={strings['lab.dropoutMean.caption']}
      strings={strings}
      exportData={() => ({
        json: {
          model: lab.shown.model.id,
          prompt: lab.shown.text,
          tokens: lab.shown.tokens,
          p,
          count,
          rescale,
          slope,
          values: rows,
        },
        rows,
      })}
    >
      <DropoutMeanView
        text={pagePrompt}
        onText={set(prompt)}
        examples={examples}
        reading={lab.reading.tokens}
        limit={lab.limit}
        token={lab.shown.tokens.at(-1) ?? null}
        values={values}
        means={means}
        slope={slope}
        p={p}
        onP={set(state.p)}
        count={count}
        onCount={set(state.count)}
        rescale={rescale}
        onRescale={set(state.rescale)}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** Of the line through the origin with the least squares: Σxy ÷ Σx². */
function slopeOf(x: Float32Array, y: Float64Array): number {
  let [xy, xx] = [0, 0];
  x.forEach((value, i) => {
    xy += value * y[i]!;
    xx += value * value;
  });
  return xy / xx;
}

/**
 * Values of one place in the model and the pattern that dropout draws over them. The model runs once for each prompt and
 * place; rate, seed and scaling need no run. State: `place`, `layer`, `head`, `p`, `seed`, `rescale`, `training`, `row`.
 */
import { useMemo } from 'preact/hooks';
import type { DropoutPlace } from '../../engine/dropout';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { indexWithin } from '../shared/place';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { strike, valuesAt, type Ask, type Values } from './place';
import { valuesOf, type StoredValues } from './stored';
import { DropoutPatternView, PLACES, type PlaceName } from './view';

const LAB = 'dropout-pattern';

interface Props {
  stored: StoredValues;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const ask: Ask = (name, input) => session.ask(LAB, name, input);

export default function DropoutPattern({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, {
    place: 'embd',
    layer: 0,
    head: 0,
    p: 0.1,
    seed: 1,
    rescale: true,
    training: true,
    row: -1,
  });
  const sizes = session.model.value?.config ?? config;
  const name: PlaceName = PLACES.find((known) => known === state.place.value) ?? 'embd';
  const layer = indexWithin(state.layer.value, sizes.n_layer);
  const head = indexWithin(state.head.value, sizes.n_head);
  const place = placeOf(name, layer, head);
  const p = Math.max(0, Math.min(0.9, state.p.value));
  const seed = Math.max(0, Math.trunc(state.seed.value));
  const first = useMemo(() => ({ values: valuesOf(stored), place: placeOf('embd', 0, 0) }), [stored]);
  const lab = useLab<{ values: Values; place: DropoutPlace }>({
    id: LAB,
    locale,
    stored: { ...stored, value: first },
    config,
    text: pagePrompt,
    key: JSON.stringify(place),
    storedKey: JSON.stringify(first.place),
    ask: async (tokens) => ({ values: await valuesAt(ask, tokens, place), place }),
  });
  const { shown } = lab;
  const { values } = shown.value;
  const rate = state.training.value ? p : 0;
  const struck = useMemo(
    () => strike(values, shown.value.place, seed, rate, state.rescale.value),
    [values, seed, rate, state.rescale.value],
  );
  const row = state.row.value < 0 ? values.rows - 1 : indexWithin(state.row.value, values.rows);
  const set = <T,>(field: { value: T }) => {
    return (next: T) => {
      field.value = next;
      lab.touch();
    };
  };
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.dropoutPattern.title']!}
      lead={strings['lab.dropoutPattern.lead']}
      caption={strings['lab.dropoutPattern.caption']}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(shown, { p: rate, seed, rescale: state.rescale.value }, struck)
      }
    >
      <DropoutPatternView
        text={pagePrompt}
        onText={(text) => {
          state.row.value = -1;
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        reading={lab.reading.tokens}
        limit={lab.limit}
        tokens={shown.tokens}
        values={values}
        struck={struck}
        shownPlace={shown.value.place}
        place={name}
        onPlace={set<string>(state.place)}
        layer={layer}
        onLayer={set(state.layer)}
        head={head}
        onHead={set(state.head)}
        layers={sizes.n_layer}
        heads={sizes.n_head}
        p={p}
        onP={set(state.p)}
        seed={seed}
        onSeed={set(state.seed)}
        rescale={state.rescale.value}
        onRescale={set(state.rescale)}
        training={state.training.value}
        onTraining={set(state.training)}
        row={row}
        onRow={set(state.row)}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

function placeOf(name: PlaceName, layer: number, head: number): DropoutPlace {
  if (name === 'embd') return { kind: 'embd' };
  if (name === 'attn') return { kind: 'attn', layer, head };
  return { kind: 'resid', layer, sublayer: name === 'mlp' ? 1 : 0 };
}

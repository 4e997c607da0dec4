/**
 * Asks for one token's vectors in the MLP of one block, and one neuron's weights.
 * State in the address: `#mlp-flow.layer=2&mlp-flow.position=-1&mlp-flow.neuron=-1`; −1: the last token, the most active neuron.
 */
import { useMemo } from 'preact/hooks';
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askMlp, fromStored, type StoredMlp } from './ask';
import { MlpFlowView } from './view';

const LAB = 'mlp-flow';
const DEFAULTS = { layer: 2, position: -1, neuron: -1 };

interface Props {
  stored: StoredMlp & { model: { id: string; title: string }; prompt: string; tokens: Token[] };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function MlpFlow({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, DEFAULTS);
  const { layer, position, neuron } = state;
  const value = useMemo(() => fromStored(stored), [stored]);
  const wanted = { layer: layer.value, position: position.value, neuron: neuron.value };
  const keyOf = (fields: typeof DEFAULTS) => `${fields.layer} ${fields.position} ${fields.neuron}`;
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value },
    config,
    text: pagePrompt,
    key: keyOf(wanted),
    storedKey: keyOf(DEFAULTS),
    ask: (ids, { n_layer, n_embd }) =>
      askMlp((input) => session.ask(LAB, 'mlpToken', input), ids, { layers: n_layer, neurons: 4 * n_embd }, wanted),
  });
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.mlpFlow.title']!}
      lead={strings['lab.mlpFlow.lead']}
      caption={strings['lab.mlpFlow.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <MlpFlowView
        place={placeOf(lab, examples, { position, layer })}
        answer={lab.shown.value}
        token={lab.shown.tokens[lab.shown.value.position] ?? null}
        chosen={neuron.value}
        onNeuron={(next) => {
          neuron.value = next;
          lab.touch();
        }}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/**
 * Asks which neurons of a block write most at one token.
 * State: `layer`, `position` (−1: the last token), `pick`: which of the strongest neurons is looked at more closely.
 */
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { indexWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askNeurons, type NeuronAnswer } from './ask';
import { NeuronsView } from './view';

const LAB = 'neurons';
const DEFAULTS = { layer: 5, position: -1, pick: 0 };

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; answer: NeuronAnswer };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function Neurons({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const { layer, position, pick } = useLabState(LAB, DEFAULTS);
  const wanted = { layer: layer.value, position: position.value };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value: stored.answer },
    config,
    text: pagePrompt,
    key: `${wanted.layer} ${wanted.position}`,
    storedKey: `${DEFAULTS.layer} ${DEFAULTS.position}`,
    ask: (ids, { n_layer }) => askNeurons((input) => session.ask(LAB, 'neurons', input), ids, n_layer, wanted),
  });
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.neurons.title']!}
      lead={strings['lab.neurons.lead']}
      caption={strings['lab.neurons.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <NeuronsView
        place={placeOf(lab, examples, { position, layer })}
        answer={lab.shown.value}
        tokens={lab.shown.tokens}
        pick={indexWithin(pick.value, lab.shown.value.strongest.length)}
        onPick={(next) => void (pick.value = next)}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

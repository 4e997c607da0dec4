/** Asks for the neurons of one block at one token. State: `layer`, `position` (−1: the last token). The curve is the reference's. */
import { useMemo } from 'preact/hooks';
import { gelu } from '../../engine/reference/mlp';
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { askMlp, fromStored, type StoredMlp } from '../MlpFlow/ask';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { GeluCurveView } from './view';

const LAB = 'gelu-curve';
const DEFAULTS = { layer: 2, position: -1 };

interface Props {
  stored: StoredMlp & { model: { id: string; title: string }; prompt: string; tokens: Token[] };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function GeluCurve({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const { layer, position } = useLabState(LAB, DEFAULTS);
  const value = useMemo(() => fromStored(stored), [stored]);
  const wanted = { layer: layer.value, position: position.value, neuron: -1 };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value },
    config,
    text: pagePrompt,
    key: `${wanted.layer} ${wanted.position}`,
    storedKey: `${DEFAULTS.layer} ${DEFAULTS.position}`,
    ask: (ids, { n_layer, n_embd }) =>
      askMlp((input) => session.ask(LAB, 'mlpToken', input), ids, { layers: n_layer, neurons: 4 * n_embd }, wanted),
  });
  const { pre, post, layer: block, position: at } = lab.shown.value;
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.geluCurve.title']!}
      lead={strings['lab.geluCurve.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <GeluCurveView
        place={placeOf(lab, examples, { position, layer })}
        pre={pre.data}
        post={post.data}
        layer={block}
        token={lab.shown.tokens[at] ?? null}
        gelu={gelu}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/**
 * Runs the model as it is and with LayerNorms left out.
 * State: `off`, e.g. `0a-3b-final`: block 0 before attention, block 3 before the MLP, the final one; `left`: what remains of them.
 */
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askNormsOff, formatNorms, parseNorms, type NormOffAnswer } from './ask';
import { NormOffView } from './view';

const LAB = 'norm-off';
const DEFAULTS = { off: 'final', left: 0 };

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    off: number[];
    comparison: NormOffAnswer['comparison'];
    scales: number[][];
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function NormOff({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, DEFAULTS);
  const left = Math.max(0, Math.min(1, Number.isFinite(state.left.value) ? state.left.value : 0));
  const [before, after] = stored.scales;
  const lab = useLab<NormOffAnswer & { left: number }>({
    id: LAB,
    locale,
    stored: {
      ...stored,
      value: {
        off: stored.off,
        comparison: stored.comparison,
        scales: [before ?? [], after ?? []],
        left: DEFAULTS.left,
      },
    },
    config,
    text: pagePrompt,
    key: `${state.off.value} ${left}`,
    storedKey: `${DEFAULTS.off} ${DEFAULTS.left}`,
    ask: async (ids, sizes) => ({
      ...(await askNormsOff(
        (input) => session.ask(LAB, 'compare', input),
        ids,
        sizes,
        parseNorms(state.off.value, sizes.n_layer),
        left,
      )),
      left,
    }),
  });
  const { n_layer: L } = lab.config;
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.normOff.title']!}
      lead={strings['lab.normOff.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <NormOffView
        place={placeOf(lab, examples)}
        layers={L}
        off={parseNorms(state.off.value, L)}
        onOff={(off) => {
          state.off.value = formatNorms(off, L);
          lab.touch();
        }}
        left={left}
        onLeft={(next) => {
          state.left.value = next;
          lab.touch();
        }}
        answer={lab.shown.value}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

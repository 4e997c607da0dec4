/**
 * Runs the model as it is and with MLPs or neurons switched off.
 * State: `what` (blocks, neurons), `off` (blocks, with points between: 0.3), `layer`, `count`.
 */
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { indexWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askOff, type OffAnswer, type Switches } from './ask';
import { MlpOffView } from './view';

const LAB = 'mlp-off';
const DEFAULTS = { what: 'blocks', off: '0', layer: 0, count: 50 };

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    switches: Omit<Switches, 'what'> & { what: string };
    comparison: OffAnswer['comparison'];
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function MlpOff({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, DEFAULTS);
  const wanted: Switches = {
    what: state.what.value === 'neurons' ? 'neurons' : 'blocks',
    off: blocksOf(state.off.value),
    layer: state.layer.value,
    count: state.count.value,
  };
  const lab = useLab({
    id: LAB,
    locale,
    stored: {
      ...stored,
      value: { switches: { ...stored.switches, what: 'blocks' as const }, comparison: stored.comparison },
    },
    config,
    text: pagePrompt,
    key: JSON.stringify(wanted),
    storedKey: JSON.stringify({ ...DEFAULTS, off: blocksOf(DEFAULTS.off) }, Object.keys(wanted)),
    ask: (ids, sizes) => askOff((name, input) => session.ask(LAB, name, input), ids, sizes, wanted),
  });
  const change = (next: Partial<Switches>) => {
    if (next.what !== undefined) state.what.value = next.what;
    if (next.off !== undefined) state.off.value = next.off.join('.');
    if (next.layer !== undefined) state.layer.value = next.layer;
    if (next.count !== undefined) state.count.value = next.count;
    lab.touch();
  };
  const { n_layer, n_embd } = lab.config;
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.mlpOff.title']!}
      lead={strings['lab.mlpOff.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <MlpOffView
        place={placeOf(lab, examples)}
        layers={n_layer}
        neurons={4 * n_embd}
        switches={{
          what: wanted.what,
          off: wanted.off.filter((l) => l < n_layer),
          layer: indexWithin(wanted.layer, n_layer),
          count: Math.max(0, Math.min(4 * n_embd, Math.trunc(wanted.count))),
        }}
        onChange={change}
        answer={lab.shown.value}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** '0.3' → [0, 3]; what is no block is left out. */
function blocksOf(text: string): number[] {
  const numbers = text.split('.').filter((part) => /^\d{1,3}$/.test(part));
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b);
}

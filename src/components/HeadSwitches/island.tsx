/**
 * Switches heads off and measures what each one changes. State in the address: heads that are off as layer.head, the one pressed
 * last (`at`), and what the map shows: `#at=head-switches&head-switches.off=0.3+2.5&head-switches.show=divergence`.
 */
import { useMemo } from 'preact/hooks';
import type { Comparison, ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { formatHeads, headName, parseHeads, type HeadAt } from '../shared/head-name';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { compareWithout, type LayerEffects } from './ask';
import { useMap } from './use-map';
import { HeadSwitchesView } from './view';

const LAB = 'head-switches';

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    comparison: Comparison;
    effects: LayerEffects[];
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

interface Value {
  comparison: Comparison;
  off: readonly HeadAt[];
}

export default function HeadSwitches({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { off: '', show: 'delta', at: '0.0' });
  const first = useMemo(() => ({ ...stored, value: { comparison: stored.comparison, off: [] } }), [stored]);
  const sizes = session.model.value?.config ?? config;
  const off = parseHeads(state.off.value, sizes.n_layer, sizes.n_head);
  const lab = useLab<Value>({
    id: LAB,
    locale,
    stored: first,
    config,
    text: pagePrompt,
    key: formatHeads(off, sizes.n_layer, sizes.n_head),
    storedKey: '',
    async ask(ids, sizes) {
      const comparison = await compareWithout((name, input) => session.ask(LAB, name, input), ids, off, sizes);
      return { comparison, off };
    },
  });
  const { n_layer, n_head } = lab.config;
  const { value, tokens, model } = lab.shown;
  const touched = parseHeads(state.at.value, n_layer, n_head)[0] ?? ([0, 0] as const);

  const mapKey = (of: readonly Token[], id: string) => `${id} ${of.map((token) => token.id).join()}`;
  const stop = { key: mapKey(stored.tokens, stored.model.id), layers: stored.effects };
  const causal = useMap(stop, (name, input) => session.ask(`${LAB}-map`, name, input));
  // The map that is asked for now; while the prompt is being read or the answer is stale, there is none.
  const asked = lab.stale && lab.shown.text !== pagePrompt ? '' : mapKey(tokens, model.id);
  const map = causal.map.key === asked ? causal.map.layers : [];

  async function measure(): Promise<void> {
    lab.touch();
    const loaded = await session.start().catch(() => null);
    if (!loaded) return;
    const text = prompt.peek();
    const read = (await session.ask(`${LAB}-map`, 'tokenize', { text })).tokens.slice(-loaded.config.n_positions);
    const ids = read.map((token) => token.id);
    if (ids.length === 0) return;
    const same = () => prompt.peek() === text && session.model.peek()?.id === loaded.id;
    await causal.measure(mapKey(read, loaded.id), ids, loaded.config, same);
  }
  const setOff = (heads: readonly HeadAt[]) => {
    state.off.value = formatHeads(heads, n_layer, n_head);
    lab.touch();
  };
  const { frame } = lab;
  const failed = causal.error;
  return (
    <LabFrame
      {...frame}
      {...(failed && { state: { kind: 'failed', code: failed.code, details: failed.details }, quiet: false })}
      onRetry={failed ? () => void measure() : frame.onRetry!}
      wide
      title={strings['lab.headSwitches.title']!}
      lead={strings['lab.headSwitches.lead']}
      caption={strings['lab.headSwitches.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown, map)}
    >
      <HeadSwitchesView
        text={pagePrompt}
        onText={(text) => {
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        count={lab.reading.tokens.length}
        limit={lab.limit}
        layers={n_layer}
        heads={n_head}
        off={off}
        onOff={setOff}
        at={touched}
        onToggle={(layer, head) => {
          state.at.value = headName(layer, head);
          const others = off.filter(([l, h]) => l !== layer || h !== head);
          const wanted = others.length < off.length ? others : [...off, [layer, head] as const];
          setOff(wanted.toSorted(([l, h], [m, i]) => l - m || h - i));
        }}
        map={map}
        show={state.show.value === 'divergence' ? 'divergence' : 'delta'}
        onShow={(show) => (state.show.value = show)}
        measuring={causal.running !== null && causal.running === asked}
        onMeasure={() => void measure()}
        onStop={causal.stop}
        comparison={value.comparison}
        offCount={value.off.length}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

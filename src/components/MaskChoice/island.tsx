/** Runs the model with another mask. State: `kind` (causal, none, later, window), `width` of the window, `layer`, `head`. */
import { useMemo } from 'preact/hooks';
import type { Comparison, ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { indexWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askMask, cutBy, kindOf, type Mask, type MaskAnswer } from './ask';
import { MaskChoiceView } from './view';

const LAB = 'mask-choice';

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    mask: Omit<Mask, 'kind'> & { kind: string };
    comparison: Comparison;
    patterns: number[][];
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const keyOf = ({ kind, width, layer, head }: Mask) => [kind, kind === 'window' ? width : 0, layer, head].join();

export default function MaskChoice({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const first = useMemo<MaskAnswer>(() => {
    const [before, after] = stored.patterns.map((pattern) => Float32Array.from(pattern));
    return { ...stored, mask: { ...stored.mask, kind: kindOf(stored.mask.kind) }, patterns: [before!, after!] };
  }, [stored]);
  const state = useLabState(LAB, { ...first.mask, kind: first.mask.kind as string });
  const wanted: Mask = {
    kind: kindOf(state.kind.value),
    width: Math.max(1, Math.trunc(state.width.value) || 1),
    layer: state.layer.value,
    head: state.head.value,
  };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value: first },
    config,
    text: pagePrompt,
    key: keyOf(wanted),
    storedKey: keyOf(first.mask),
    ask: (ids, sizes) => askMask((input) => session.ask(LAB, 'compare', input), ids, sizes, wanted),
  });
  const { n_layer, n_head } = lab.config;
  const { value: answer, tokens } = lab.shown;
  const T = tokens.length;
  const cut = useMemo(
    () => [cutBy({ kind: 'causal', width: 1 }, T), cutBy(answer.mask, T)] as const,
    [answer.mask.kind, answer.mask.width, T],
  );
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.maskChoice.title']!}
      lead={strings['lab.maskChoice.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <MaskChoiceView
        place={placeOf(lab, examples)}
        layers={n_layer}
        heads={n_head}
        wanted={{ ...wanted, layer: indexWithin(wanted.layer, n_layer), head: indexWithin(wanted.head, n_head) }}
        onChange={({ kind, width, layer, head }) => {
          if (kind !== undefined) state.kind.value = kind;
          if (width !== undefined) state.width.value = width;
          if (layer !== undefined) state.layer.value = layer;
          if (head !== undefined) state.head.value = head;
          lab.touch();
        }}
        tokens={lab.reading.tokens.length === 0 ? [] : tokens}
        answer={answer}
        cut={cut}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

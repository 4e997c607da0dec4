/** Runs the model with bent scores. State: `c0` and `c1` (score s becomes c0·s + c1·s²), `layer`, `head`. */
import { useMemo } from 'preact/hooks';
import type { Comparison, ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { indexWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askShape, type Shape, type ShapeAnswer } from './ask';
import { ScoreShapeView } from './view';

const LAB = 'score-shape';

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    shape: Shape;
    comparison: Comparison;
    patterns: number[][];
    surprise: number[] | null;
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const keyOf = ({ c0, c1, layer, head }: Shape) => [c0, c1, layer, head].join();
const within = (x: number) => (Number.isFinite(x) ? Math.round(Math.max(-2, Math.min(2, x)) * 10) / 10 : 0);

export default function ScoreShape({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const first = useMemo<ShapeAnswer>(() => {
    const [before, after] = stored.patterns.map((pattern) => Float32Array.from(pattern));
    return { ...stored, patterns: [before!, after!], surprise: stored.surprise as [number, number] | null };
  }, [stored]);
  const state = useLabState(LAB, { ...first.shape });
  const { layer, head } = state;
  const wanted: Shape = {
    c0: within(state.c0.value),
    c1: within(state.c1.value),
    layer: layer.value,
    head: head.value,
  };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value: first },
    config,
    text: pagePrompt,
    key: keyOf(wanted),
    storedKey: keyOf(first.shape),
    ask: (ids, sizes) => askShape((name, input) => session.ask(LAB, name, input), ids, sizes, wanted),
  });
  const { n_layer, n_head } = lab.config;
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.scoreShape.title']!}
      lead={strings['lab.scoreShape.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <ScoreShapeView
        place={placeOf(lab, examples)}
        layers={n_layer}
        heads={n_head}
        wanted={{ ...wanted, layer: indexWithin(layer.value, n_layer), head: indexWithin(head.value, n_head) }}
        onChange={(change) => {
          for (const [name, value] of Object.entries(change)) state[name as keyof Shape].value = value;
          lab.touch();
        }}
        tokens={lab.reading.tokens.length === 0 ? [] : lab.shown.tokens}
        answer={lab.shown.value}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

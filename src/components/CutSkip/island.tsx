/**
 * Weakens a skip path or a sublayer. State: `at` (0 … 2L−1, −1 all), `path` ('skip' or 'sublayer'), `gate` (0 … 1).
 * Two questions: the reader's change, and, for each prompt once, every addition in turn.
 */
import { useMemo } from 'preact/hooks';
import type { ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { clampStep } from '../shared/steps';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { cut, cutMap, type Ask, type Cut, type CutMap, type Path, type ShownCut } from './ask';
import { CutSkipView } from './view';

const LAB = 'cut-skip';
/** The table asks under a name of its own: requests of one lab and name supersede each other, its tokens' too. */
const MAP = `${LAB}-map`;

interface Other {
  prompt: string;
  tokens: Token[];
}

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    cut: Cut;
    map: CutMap;
    /** Prompts to hold the reader's against: the first that differs from it. */
    others: Other[];
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const ask: Ask = (name, input) => session.ask(LAB, name, input);
const askMap: Ask = (name, input) => session.ask(MAP, name, input);

export default function CutSkip({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { at: 2, path: 'skip', gate: 1 });
  const layers = (session.model.value?.config ?? config).n_layer;
  const at = state.at.value < 0 ? -1 : clampStep(state.at.value, layers);
  const gate = Math.max(0, Math.min(1, state.gate.value));
  const path: Path = state.path.value === 'sublayer' ? 'sublayer' : 'skip';
  const text = pagePrompt;
  const common = { locale, config, text };
  const value = useMemo(() => ({ cut: stored.cut, other: stored.others[0]!.prompt, at: 2, gate: 1 }), [stored]);
  const lab = useLab<ShownCut>({
    ...common,
    id: LAB,
    stored: { ...stored, value },
    // Which of the two paths is shown needs no new run.
    key: gate === 1 ? '' : `${at} ${gate}`,
    storedKey: '',
    ask: async (tokens, sizes) => {
      const own = tokens.join();
      const other = stored.others.find(({ tokens: ids }) => ids.map(({ id }) => id).join() !== own)!;
      const ids = other.tokens.map(({ id }) => id);
      return { cut: await cut(ask, sizes, tokens, ids, at, gate), other: other.prompt, at, gate };
    },
  });
  const overview = useLab<CutMap>({
    ...common,
    id: MAP,
    stored: { ...stored, value: stored.map },
    key: '',
    storedKey: '',
    ask: (tokens, sizes) => cutMap(askMap, sizes, tokens),
  });
  const { shown } = lab;
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
      title={strings['lab.cutSkip.title']!}
      lead={strings['lab.cutSkip.lead']}
      caption={strings['lab.cutSkip.caption']}
      strings={strings}
      exportData={async () =>
        // Where nothing is weakened, another place needs no new run: it is the present one's as well.
        (await import('./export')).exportOf(shown, overview.shown, lab.stale ? shown.value : { at, gate })
      }
    >
      <CutSkipView
        text={text}
        onText={set(prompt)}
        examples={examples}
        reading={lab.reading.tokens}
        limit={lab.limit}
        layers={shown.config.n_layer}
        cut={shown.value.cut}
        map={overview.shown.value}
        otherPrompt={shown.value.other}
        at={at}
        onAt={set(state.at)}
        path={path}
        onPath={set<string>(state.path)}
        gate={gate}
        onGate={set(state.gate)}
        stale={lab.stale}
        mapStale={overview.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

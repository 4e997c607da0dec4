/**
 * Scores every head of the model by a kind. State in the address:
 * `#at=head-kinds&head-kinds.kind=induction&head-kinds.seed=7&head-kinds.head=2.5`; without a head the strongest is shown.
 */
import { useMemo } from 'preact/hooks';
import { REPEAT_KINDS, TEXT_KINDS, type HeadKind } from '../../engine/derived/head-kinds';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { patternsOf, type StoredPatterns } from '../HeadPatterns/stored';
import { LabFrame } from '../shared/LabFrame';
import { headName, parseHeads } from '../shared/head-name';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { onRepetition, onText, type Ask, type Measured } from './ask';
import { scoresOf } from './scores';
import { HeadKindsView } from './view';

const LAB = 'head-kinds';
const KINDS: readonly HeadKind[] = [...TEXT_KINDS, ...REPEAT_KINDS];
const repeated = (kind: HeadKind) => (REPEAT_KINDS as readonly HeadKind[]).includes(kind);

interface Props {
  stored: StoredPatterns;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function HeadKinds({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { kind: 'previous', seed: 1, head: '' });
  const kind = KINDS.find((name) => name === state.kind.value) ?? 'previous';
  const repeats = repeated(kind);
  const seed = Math.min(999_999, Math.max(0, Math.trunc(state.seed.value)));
  const first = useMemo(
    () => ({ ...stored, value: { tokens: stored.tokens, patterns: patternsOf(stored), copies: null } }),
    [stored],
  );
  const ask: Ask = (name, input) => session.ask(LAB, name, input);
  const lab = useLab<Measured>({
    id: LAB,
    locale,
    stored: first,
    config,
    text: pagePrompt,
    key: repeats ? `seed ${seed}` : '',
    storedKey: '',
    ask: (ids, sizes) => (repeats ? onRepetition(ask, seed, sizes) : onText(ask, ids, sizes)),
    least: repeats ? 0 : 1,
  });
  const { value: measured } = lab.shown;
  // While the new kind's run is under way, the scores of the last run's kind stay.
  const shownKind = repeats === (measured.copies !== null) ? kind : measured.copies ? 'induction' : 'previous';
  const scores = useMemo(() => scoresOf(measured.patterns, shownKind), [measured.patterns, shownKind]);
  const { layers, heads } = measured.patterns;
  const selected = parseHeads(state.head.value, layers, heads)[0] ?? scores.strongest;

  const change = <T,>(field: { value: T }, value: T) => {
    field.value = value;
    lab.touch();
  };
  return (
    <LabFrame
      {...lab.frame}
      {...(measured.copies && { prompt: strings['lab.headKinds.sequence']! })}
      wide
      title={strings['lab.headKinds.title']!}
      lead={strings['lab.headKinds.lead']}
      caption={strings['lab.headKinds.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown, scores)}
    >
      <HeadKindsView
        text={pagePrompt}
        onText={(text) => change(prompt, text)}
        examples={examples}
        count={lab.reading.tokens.length}
        limit={lab.limit}
        kind={kind}
        onKind={(next) => {
          state.head.value = '';
          change(state.kind, next);
        }}
        repeats={repeats}
        seed={seed}
        onSeed={(next) => change(state.seed, next)}
        measured={measured}
        scores={scores}
        selected={selected}
        onSelect={(layer, head) => change(state.head, headName(layer, head))}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** Runs a text with and without words after it. State: `words`, `mode` (after, instead), `mask` (causal, none). */
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askLater, type LaterAnswer, type Words } from './ask';
import { LaterWordsView } from './view';

const LAB = 'later-words';

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    words: string;
    answer: Omit<LaterAnswer, 'mode' | 'mask'> & { mode: string; mask: string };
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const keyOf = ({ words, mode, mask }: Words) => JSON.stringify([words, mode, mask]);
const wordsOf = (fields: { words: string; mode: string; mask: string }): Words => ({
  words: fields.words,
  mode: fields.mode === 'instead' ? 'instead' : 'after',
  mask: fields.mask === 'none' ? 'none' : 'causal',
});

export default function LaterWords({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const first = { ...stored.answer, words: stored.words };
  const state = useLabState(LAB, { words: first.words, mode: first.mode, mask: first.mask });
  const wanted = wordsOf({ words: state.words.value, mode: state.mode.value, mask: state.mask.value });
  const lab = useLab<LaterAnswer>({
    id: LAB,
    locale,
    stored: { ...stored, value: { ...stored.answer, ...wordsOf(first) } },
    config,
    text: pagePrompt,
    key: keyOf(wanted),
    storedKey: keyOf(wordsOf(first)),
    ask: (ids, { n_positions }) => askLater((name, input) => session.ask(LAB, name, input), ids, n_positions, wanted),
  });
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.laterWords.title']!}
      lead={strings['lab.laterWords.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <LaterWordsView
        place={placeOf(lab, examples)}
        wanted={wanted}
        onChange={({ words, mode, mask }) => {
          if (words !== undefined) state.words.value = words;
          if (mode !== undefined) state.mode.value = mode;
          if (mask !== undefined) state.mask.value = mask;
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

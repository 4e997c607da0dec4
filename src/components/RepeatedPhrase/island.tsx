/** How a phrase's repetition changes what the model expects. State in the address: `phrase`. */
import type { ModelConfig } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { askCopies, copiesThatFit, DEFAULTS, EXAMPLES, type StoredCopies } from './copies';
import { RepeatedPhraseView } from './view';

const LAB = 'repeated-phrase';

interface Props {
  stored: StoredCopies;
  config: ModelConfig;
  strings: Record<string, string>;
  locale: string;
}

export default function RepeatedPhrase({ stored, config, strings, locale }: Props) {
  const state = useLabState(LAB, DEFAULTS);
  const phrase = state.phrase.value;
  const empty = phrase.trim() === '';
  const lab = useLab({
    id: LAB,
    locale,
    stored,
    config,
    text: `${phrase}\n`,
    key: '',
    storedKey: '',
    // A line break alone is no phrase.
    least: empty ? Infinity : 2,
    ask: (ids, { n_positions }) => askCopies((name, input) => session.ask(LAB, name, input), ids, n_positions),
  });
  const { shown, limit, reading } = lab;
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.repeatedPhrase.title']!}
      lead={strings['lab.repeatedPhrase.lead']}
      prompt={shown.text.trim()}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(shown.model.id, shown.text, shown.tokens, shown.value)
      }
    >
      <RepeatedPhraseView
        phrase={phrase}
        onPhrase={(text) => {
          state.phrase.value = text;
          lab.touch();
        }}
        examples={EXAMPLES}
        empty={empty}
        tokenCount={reading.tokens.length}
        most={Math.floor((limit - 1) / 2)}
        room={copiesThatFit(Math.min(reading.tokens.length, limit), limit)}
        tokens={shown.tokens}
        copies={shown.value}
        stale={lab.stale}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/**
 * Takes the answer to the page's prompt apart. State: `mode`, `token` and `rival` (places among the most probable tokens),
 * `open` (layers whose heads are shown).
 */
import type { ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { indexWithin } from '../shared/place';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { whoWrote, type Ask, type Written } from './ask';
import { WhoWroteView, type Mode } from './view';

const LAB = 'who-wrote';

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[] } & Written;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const ask: Ask = (name, input) => session.ask(LAB, name, input);

export default function WhoWrote({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { mode: 'logit', token: 0, rival: 1, open: [] as readonly number[] });
  const lab = useLab<Written>({
    id: LAB,
    locale,
    stored: { ...stored, value: stored },
    config,
    text: pagePrompt,
    key: '',
    storedKey: '',
    ask: (tokens) => whoWrote(ask, tokens),
  });
  const { shown } = lab;
  const candidates = shown.value.candidates.length;
  const token = indexWithin(state.token.value, candidates);
  const asked = indexWithin(state.rival.value, candidates);
  const rival = asked !== token ? asked : token === 0 ? 1 : 0;
  const mode: Mode = state.mode.value === 'difference' ? 'difference' : 'logit';
  const set = <T,>(field: { value: T }) => {
    return (value: T) => {
      field.value = value;
      lab.touch();
    };
  };
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.whoWrote.title']!}
      lead={strings['lab.whoWrote.lead']}
      caption={strings['lab.whoWrote.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(shown)}
    >
      <WhoWroteView
        text={pagePrompt}
        onText={(text) => {
          state.token.value = 0;
          state.rival.value = 1;
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        reading={lab.reading.tokens}
        limit={lab.limit}
        written={shown.value}
        mode={mode}
        onMode={set<string>(state.mode)}
        token={token}
        rival={rival}
        onToken={set(state.token)}
        onRival={set(state.rival)}
        open={state.open.value}
        onOpen={set(state.open)}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

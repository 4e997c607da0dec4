/** Asks for the norms along the stream of every token of the page's prompt. State: `token`, −1 is the last; `log`. */
import type { ModelConfig, StreamNorms as Norms, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { normsOf, type StoredNorms } from './stored';
import { StreamNormsView } from './view';

const LAB = 'stream-norms';

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; norms: StoredNorms };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function StreamNorms({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { token: -1, log: false });
  const lab = useLab<Norms>({
    id: LAB,
    locale,
    stored: { ...stored, value: normsOf(stored.norms) },
    config,
    text: pagePrompt,
    key: '',
    storedKey: '',
    ask: async (tokens) => (await session.ask(LAB, 'streamNorms', { tokens })).norms,
  });
  const { shown, reading } = lab;
  const skipped = Math.max(0, reading.tokens.length - lab.limit);
  const last = shown.tokens.length - 1;
  // The address counts from the beginning of the text, as the strip of tokens does.
  const wanted = state.token.value - skipped;
  const selected = state.token.value < 0 || wanted < 0 || wanted > last ? last : Math.trunc(wanted);
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.streamNorms.title']!}
      lead={strings['lab.streamNorms.lead']}
      caption={strings['lab.streamNorms.caption']}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(shown.model.id, shown.text, shown.tokens, shown.value)
      }
    >
      <StreamNormsView
        text={pagePrompt}
        onText={(text) => {
          state.token.value = -1;
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        reading={reading.tokens}
        limit={lab.limit}
        tokens={shown.tokens}
        norms={shown.value}
        layers={shown.config.n_layer}
        selected={selected}
        onSelect={(position) => {
          state.token.value = position === reading.tokens.length - 1 ? -1 : position;
          lab.touch();
        }}
        log={state.log.value}
        onLog={(log) => {
          state.log.value = log;
          lab.touch();
        }}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

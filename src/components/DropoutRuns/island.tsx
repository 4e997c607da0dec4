/** Thirty runs with other values dropped each time. State in the address: the fields of `Settings`. */
import type { ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { answeringModel, session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit } from '../shared/use-reading';
import {
  DEFAULTS,
  longest,
  maskedRun,
  reference,
  RUNS,
  type Ask,
  type MaskedRun,
  type Reference,
  type Settings,
} from './runs';
import { useRuns } from './use-runs';
import { DropoutRunsView } from './view';

const LAB = 'dropout-runs';

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    reference: Reference;
    runs: MaskedRun[];
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

const ask: Ask = (name, input) => session.ask(LAB, name, input);
// Under a name of its own: requests of one name supersede each other.
const askRun: Ask = (name, input) => session.ask(`${LAB}-run`, name, input);

export default function DropoutRuns({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { ...DEFAULTS });
  const settings: Settings = {
    p: Math.max(0, Math.min(0.9, state.p.value)),
    embd: state.embd.value,
    attn: state.attn.value,
    resid: state.resid.value,
    rescale: state.rescale.value,
    training: state.training.value,
    seed: Math.max(0, Math.trunc(state.seed.value)),
  };
  const lab = useLab<Reference>({
    id: LAB,
    locale,
    stored: { ...stored, value: stored.reference },
    config,
    text: pagePrompt,
    key: '',
    storedKey: '',
    most: longest,
    ask: (tokens) => reference(ask, tokens),
  });
  const { shown } = lab;
  const question = (text: string, model: string, set: Settings) => JSON.stringify([text, model, set]);
  const key = question(shown.text, shown.model.id, settings);
  const storedKey = question(stored.prompt, stored.model.id, DEFAULTS);
  const { runs, error, start, stop } = useRuns(question(pagePrompt, answeringModel(), settings), RUNS, async () => {
    lab.touch();
    // The load is asked for here: sizes and tokens are those of the model that answers, not of the one shown until then.
    const { id, config } = await session.start();
    const read = (await session.ask(`${LAB}-run`, 'tokenize', { text: pagePrompt })).tokens;
    const tokens = lastThatFit(read, Math.min(config.n_positions, longest(config))).map((token) => token.id);
    const ids = (await reference(askRun, tokens)).tokens.map((token) => token.id);
    return {
      key: question(pagePrompt, id, settings),
      once: (i) => maskedRun(askRun, config, tokens, settings, settings.seed + i, ids),
    };
  });
  const { running } = runs;
  const own = runs.key === key;
  // Not once the reader has asked for others, which may be of a model that is still being loaded.
  const keepsStored = !own && !running && key === storedKey;
  const list = own ? runs.list : keepsStored ? stored.runs : [];
  const change = (part: Partial<Settings>) => {
    for (const [name, value] of Object.entries(part))
      (state[name as keyof Settings] as { value: unknown }).value = value;
    lab.touch();
  };
  return (
    <LabFrame
      {...lab.frame}
      {...(keepsStored && !lab.stale && { origin: 'stored' as const })}
      {...(error && { state: { kind: 'failed', code: error.code, details: error.details }, quiet: false })}
      onRetry={error ? () => void start() : lab.frame.onRetry!}
      wide
      title={strings['lab.dropoutRuns.title']!}
      lead={strings['lab.dropoutRuns.lead']}
      caption={strings['lab.dropoutRuns.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(shown, settings, list)}
    >
      <DropoutRunsView
        text={pagePrompt}
        onText={(text) => {
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        reading={lab.reading.tokens}
        limit={lab.limit}
        reference={shown.value}
        runs={list}
        total={RUNS}
        running={running}
        settings={settings}
        onSettings={change}
        onStart={() => void start()}
        onStop={stop}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

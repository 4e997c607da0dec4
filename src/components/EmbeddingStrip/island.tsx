/**
 * Runs the first step of the model on the page's prompt and shows it. State in the address:
 * `#at=embedding-strip&prompt=…&embedding-strip.token=2&embedding-strip.mode=all`.
 */
import { useMemo } from 'preact/hooks';
import { fetched } from '../../engine/outputs';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { PARTS, type EmbeddingRows, type Part, type Vectors } from './rows';
import { vectorsOf, type StoredEmbedding } from './stored';
import { EmbeddingView, type Mode } from './view';

interface Props {
  id: string;
  stored: StoredEmbedding;
  config: ModelConfig;
  examples: string[];
  /** The token chosen at first. */
  token: number;
  locale: string;
  strings: Strings;
}

const OUTPUTS = { embed: 'embed', position: 'pos_embed', sum: 'blocks.0.resid_pre' } as const;

export default function EmbeddingStrip({ id, stored, config, examples, token, locale, strings }: Props) {
  const text = usePrompt();
  const state = useLabState(id, { token, mode: 'one', part: 'embed' });
  const first = useMemo(() => vectorsOf(stored), [stored]);
  const lab = useLab<Vectors>({
    id,
    locale,
    stored: { ...stored, value: first },
    config,
    text,
    key: '',
    storedKey: '',
    ask: async (tokens) => {
      const { activations } = await session.ask(id, 'run', { tokens, fetch: Object.values(OUTPUTS) });
      const { embed, position, sum } = OUTPUTS;
      const data = (name: string) => fetched(activations, name).data;
      return { embed: data(embed), position: data(position), sum: data(sum) };
    },
  });
  const { shown, reading } = lab;
  const rows = useMemo<EmbeddingRows>(() => ({ tokens: shown.tokens, ...shown.value }), [shown.value]);
  const mode: Mode = state.mode.value === 'all' ? 'all' : 'one';
  const part: Part = PARTS.find((known) => known === state.part.value) ?? 'embed';

  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.embedding.title'] ?? ''}
      lead={strings['lab.embedding.lead']}
      exportData={async () => (await import('./exported')).exported(shown.model.id, shown.text, rows)}
      strings={strings}
    >
      <PromptInput
        label={strings['lab.common.prompt'] ?? ''}
        value={text}
        onInput={(next) => {
          prompt.value = next;
          lab.touch();
        }}
        examples={examples}
        tokenCount={reading.current ? reading.tokens.length : null}
        limit={lab.limit}
        strings={strings}
        locale={locale}
      />
      <EmbeddingView
        rows={rows}
        stale={lab.stale}
        selected={Math.max(0, Math.min(Math.trunc(state.token.value), rows.tokens.length - 1))}
        mode={mode}
        part={part}
        disabled={lab.disabled}
        onSelect={(index) => (state.token.value = index)}
        onMode={(next) => (state.mode.value = next)}
        onPart={(next) => (state.part.value = next)}
        locale={locale}
        strings={strings}
      />
    </LabFrame>
  );
}

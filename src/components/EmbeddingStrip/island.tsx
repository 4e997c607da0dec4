/**
 * Runs the first step of the model on the page's prompt and shows it. State in the address:
 * `#at=embedding-strip&prompt=…&embedding-strip.token=2&embedding-strip.mode=all`.
 */
import { useMemo } from 'preact/hooks';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useLive } from '../shared/use-live';
import { useMounted } from '../shared/use-mounted';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import { PARTS, type EmbeddingRows, type Part } from './rows';
import { rowsOf, type StoredEmbedding } from './stored';
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
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(id, { token, mode: 'one', part: 'embed' });
  const model = session.model.value;
  const limit = (model?.config ?? config).n_positions;

  const text = usePrompt();
  const reading = useReading(id, text, stored);
  const tokens = lastThatFit(reading.tokens, limit);
  const ids = tokens.map(({ id }) => id);
  const first = useMemo(() => ({ text: stored.prompt, rows: rowsOf(stored) }), [stored]);
  const live = useLive(
    { key: stored.tokens.map(({ id }) => id).join(), value: first },
    ids.join(),
    waking.loaded && reading.current && ids.length > 0,
    async () => {
      const { activations } = await session.ask(id, 'run', { tokens: ids, fetch: Object.values(OUTPUTS) });
      const rows = { tokens } as EmbeddingRows;
      for (const part of PARTS) rows[part] = activations[OUTPUTS[part]]!.data;
      return { text: reading.text, rows };
    },
    { figure: id },
  );
  const { answer, origin } = live;
  const { rows } = answer.value;
  const mode: Mode = state.mode.value === 'all' ? 'all' : 'one';
  const part: Part = PARTS.find((known) => known === state.part.value) ?? 'embed';
  const stale = origin === 'stale' || !reading.current;

  return (
    <LabFrame
      {...sharingProps(id, locale, mounted)}
      {...modelProps(waking, live, reading)}
      wide
      title={strings['lab.embedding.title'] ?? ''}
      lead={strings['lab.embedding.lead']}
      origin={stale ? 'stale' : origin}
      modelTitle={answer.model?.title ?? stored.model.title}
      prompt={answer.value.text}
      exportData={async () =>
        (await import('./exported')).exported(answer.model?.id ?? stored.model.id, answer.value.text, rows)
      }
      strings={strings}
    >
      <PromptInput
        label={strings['lab.common.prompt'] ?? ''}
        value={text}
        onInput={(next) => {
          prompt.value = next;
          waking.touch();
        }}
        examples={examples}
        tokenCount={reading.current ? reading.tokens.length : null}
        limit={limit}
        strings={{ ...strings, 'lab.common.promptTooLong': strings['lab.embedding.tooLong'] ?? '' }}
        locale={locale}
      />
      <EmbeddingView
        rows={rows}
        stale={stale}
        selected={Math.max(0, Math.min(Math.trunc(state.token.value), rows.tokens.length - 1))}
        mode={mode}
        part={part}
        disabled={!mounted}
        onSelect={(index) => (state.token.value = index)}
        onMode={(next) => (state.mode.value = next)}
        onPart={(next) => (state.part.value = next)}
        locale={locale}
        strings={strings}
      />
    </LabFrame>
  );
}

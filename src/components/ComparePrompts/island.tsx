/**
 * Connects two prompts of the lab's own to the model. State in the address:
 * `#at=compare-prompts&compare-prompts.a=…&compare-prompts.b=…&compare-prompts.depth=2`.
 */
import { useMemo } from 'preact/hooks';
import type { ModelConfig } from '../../engine/types';
import { reset, useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import type { Strings } from '../shared/strings-type';
import { useAnswer } from '../shared/use-answer';
import { useReading } from '../shared/use-reading';
import { compare, type Ask } from './ask';
import { comparisonOf, type StoredComparison } from './comparison';
import { Prompts } from './prompts';
import { CompareView } from './view';

interface Props {
  id: string;
  stored: StoredComparison;
  config: ModelConfig;
  /** Pairs of prompts one click away. */
  pairs: [string, string][];
  locale: string;
  strings: Strings;
}

const keyOf = (a: readonly { id: number }[], b: readonly { id: number }[]) =>
  [a, b].map((tokens) => tokens.map(({ id }) => id).join()).join(';');

export default function ComparePrompts({ id, stored, config, pairs, locale, strings }: Props) {
  const state = useLabState(id, { a: stored.a.prompt, b: stored.b.prompt, depth: 0, row: firstChange(stored) });
  const { n_layer, n_positions } = session.model.value?.config ?? config;

  const a = useReading(`${id}-a`, state.a.value, stored.a);
  const b = useReading(`${id}-b`, state.b.value, stored.b);
  const fits = [a, b].every(({ tokens }) => tokens.length > 0 && tokens.length <= n_positions);
  const ask: Ask = (name, input) => session.ask(id, name, input);
  const first = useMemo(() => comparisonOf(stored), [stored]);
  const { value, model, stale, disabled, touch, frame } = useAnswer({
    id,
    locale,
    stored: { model: stored.model, key: keyOf(stored.a.tokens, stored.b.tokens), value: first },
    key: keyOf(a.tokens, b.tokens),
    readings: [a, b],
    askable: fits,
    ask: () => compare(ask, n_layer, { prompt: a.text, tokens: a.tokens }, { prompt: b.text, tokens: b.tokens }),
  });

  return (
    <LabFrame
      {...frame}
      wide
      title={strings['lab.compare.title'] ?? ''}
      lead={strings['lab.compare.lead']}
      prompt={`${value.a.prompt} / ${value.b.prompt}`}
      onReset={() => reset(id, { keepPrompt: true })}
      exportData={async () => (await import('./exported')).exported(model.id, value)}
      // Two prompts are too long to be named; they stand in the fields.
      strings={{
        ...strings,
        'lab.common.stored': strings['lab.compare.stored'] ?? '',
        'lab.common.stale': strings['lab.compare.stale'] ?? '',
      }}
    >
      <Prompts
        a={state.a.value}
        b={state.b.value}
        counts={[a.current ? a.tokens.length : null, b.current ? b.tokens.length : null]}
        limit={n_positions}
        pairs={pairs}
        disabled={disabled}
        onInput={(side, text) => {
          state[side].value = text;
          touch();
        }}
        {...{ locale, strings }}
      />
      <CompareView
        count={Math.min(a.tokens.length, b.tokens.length)}
        comparison={value}
        examples={pairs.flat()}
        stale={stale}
        depth={Math.max(0, Math.min(Math.trunc(state.depth.value), n_layer))}
        layers={n_layer}
        selected={Math.max(0, Math.trunc(state.row.value))}
        disabled={disabled}
        onDepth={(next) => {
          state.depth.value = next;
          touch();
        }}
        onSelect={(row) => (state.row.value = row)}
        {...{ locale, strings }}
      />
    </LabFrame>
  );
}

/** The row chosen at first: where the stored prompts part. */
function firstChange({ a, b, length }: StoredComparison): number {
  const at = a.tokens.findIndex((token, i) => i < length && token.id !== b.tokens[i]?.id);
  return Math.max(0, at);
}

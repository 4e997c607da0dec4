/**
 * Asks the model for the patterns of all heads on the page's prompt. State in the address:
 * `#at=head-patterns&head-patterns.head=2.5&head-patterns.drawing=matrix&head-patterns.token=3&head-patterns.key=1`; token −1 is
 * none, key −1 the token that it looks at most: whose calculation can be opened.
 */
import { useMemo } from 'preact/hooks';
import { headScores, TEXT_KINDS, type TextKind } from '../../engine/derived/head-kinds';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { headName, parseHeads } from '../shared/head-name';
import { askPatterns, MOST_TOKENS, type Patterns } from '../shared/head-patterns';
import { useLab } from '../shared/use-lab';
import { usePatternCell } from '../shared/use-pattern-cell';
import { usePrompt } from '../shared/use-prompt';
import { patternsOf, type StoredPatterns } from './stored';
import { HeadPatternsView } from './view';

const LAB = 'head-patterns';

interface Props {
  stored: StoredPatterns;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function HeadPatterns({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { head: stored.start, drawing: 'lines', token: -1, key: -1 });
  const first = useMemo(() => ({ ...stored, value: patternsOf(stored) }), [stored]);
  const lab = useLab<Patterns>({
    id: LAB,
    locale,
    stored: first,
    config,
    text: pagePrompt,
    key: '',
    storedKey: '',
    ask: (ids, sizes) => askPatterns((name, input) => session.ask(LAB, name, input), ids, sizes),
  });
  const { value: patterns, tokens: all, model } = lab.shown;
  const empty = lab.reading.current && lab.reading.tokens.length === 0;
  const tokens = all.slice(0, MOST_TOKENS);
  const selected = parseHeads(state.head.value, patterns.layers, patterns.heads)[0] ?? ([0, 0] as const);
  const token = Math.trunc(state.token.value);
  const averages = useMemo(() => averagesOf(patterns), [patterns]);

  const kept = token >= 0 && token < patterns.tokens ? token : null;
  const query = kept ?? patterns.tokens - 1;
  const row = patterns.matrices[selected[0]]?.[selected[1]]?.subarray(
    query * patterns.tokens,
    query * patterns.tokens + query + 1,
  );
  const wanted = Math.trunc(state.key.value);
  const key = wanted >= 0 && wanted < patterns.tokens ? wanted : row ? row.indexOf(Math.max(...row)) : 0;
  const cell = usePatternCell(LAB, tokens, { layer: selected[0], head: selected[1], query, key }, lab.touch);

  const change = <T,>(field: { value: T }, value: T) => {
    field.value = value;
    lab.touch();
  };
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.headPatterns.title']!}
      lead={strings['lab.headPatterns.lead']}
      caption={strings['lab.headPatterns.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(model.id, lab.shown.text, tokens, patterns)}
    >
      <HeadPatternsView
        text={pagePrompt}
        onText={(text) => {
          state.token.value = -1;
          state.key.value = -1;
          change(prompt, text);
        }}
        examples={examples}
        count={lab.reading.tokens.length}
        limit={lab.limit}
        tokens={tokens}
        left={all.length - tokens.length}
        patterns={empty ? { ...patterns, tokens: 0 } : patterns}
        selected={selected}
        onSelect={(layer, head) => change(state.head, headName(layer, head))}
        averages={averages}
        drawing={state.drawing.value === 'matrix' ? 'matrix' : 'lines'}
        onDrawing={(drawing) => change(state.drawing, drawing)}
        kept={kept}
        onKeep={(row) => {
          state.key.value = -1;
          change(state.token, row ?? -1);
        }}
        cell={cell}
        onCell={(query, key) => {
          state.key.value = key;
          change(state.token, query);
        }}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** Of every head, [L][H]. */
function averagesOf({ matrices, tokens }: Patterns): Record<TextKind, number>[][] {
  const ofHead = (pattern: Float32Array) =>
    Object.fromEntries(TEXT_KINDS.map((kind) => [kind, headScores(pattern, 1, tokens, kind)[0]!]));
  return matrices.map((heads) => heads.map((pattern) => ofHead(pattern) as Record<TextKind, number>));
}

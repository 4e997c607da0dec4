/** Asks for one head's q, k and scores. State: `layer`, `head`, `query` and `key` (−1: last). */
import { useMemo } from 'preact/hooks';
import { products } from '../../engine/derived/score-terms';
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { indexWithin, positionWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { placeOf } from '../shared/use-place';
import { usePrompt } from '../shared/use-prompt';
import { askScores, scoresOf, type StoredScores } from './ask';
import { ScoreSumView } from './view';

const LAB = 'score-sum';

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    query: number;
    key: number;
    answer: StoredScores;
  };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function ScoreSum({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const first = useMemo(() => scoresOf(stored.answer, stored.tokens.length), [stored]);
  const state = useLabState(LAB, { layer: first.layer, head: first.head, query: stored.query, key: stored.key });
  const asked = { layer: state.layer.value, head: state.head.value };
  const lab = useLab({
    id: LAB,
    locale,
    stored: { ...stored, value: first },
    config,
    text: pagePrompt,
    key: `${asked.layer},${asked.head}`,
    storedKey: `${first.layer},${first.head}`,
    ask: (ids, sizes) => askScores((input) => session.ask(LAB, 'run', input), ids, sizes, asked),
  });
  const { n_head } = lab.config;
  const { value: answer, tokens } = lab.shown;
  const query = positionWithin(state.query.value, tokens.length);
  const keyAt = positionWithin(state.key.value, tokens.length);
  const K = answer.q.length / tokens.length;
  const { terms, dot } = useMemo(() => {
    const row = (all: Float32Array, i: number) => all.subarray(i * K, (i + 1) * K);
    const found = products(row(answer.q, query), row(answer.k, keyAt));
    return { terms: found, dot: found.reduce((a, b) => a + b, 0) };
  }, [answer, query, keyAt]);
  const divided = dot / Math.sqrt(K);
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.scoreSum.title']!}
      lead={strings['lab.scoreSum.lead']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown, query, keyAt, terms)}
    >
      <ScoreSumView
        place={placeOf(lab, examples, { layer: state.layer })}
        heads={n_head}
        head={indexWithin(asked.head, n_head)}
        onHead={(head) => {
          state.head.value = head;
          lab.touch();
        }}
        tokens={lab.reading.tokens.length === 0 ? [] : tokens}
        answer={answer}
        query={query}
        keyAt={keyAt}
        onPair={(r, c) => {
          state.query.value = r;
          state.key.value = c;
          lab.touch();
        }}
        terms={terms}
        dot={dot}
        divided={divided}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}

/** Runs the model once the reader has committed, and lets its numbers decide. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { chosenModel } from '../../lab/model-choice';
import { isSuperseded, session, toLabError } from '../../lab/session';
import { formatInteger, formatNumber, formatProbability } from '../shared/format';
import { spokenState, stateText } from '../shared/ModelStatus';
import { useKept } from '../shared/use-kept';
import { useMounted } from '../shared/mounted';
import { measure, type Question } from './measure';
import { RunQuizView, type RunQuizViewProps } from './view';
import { winnerOf, type Extreme } from './winner';

type Props = Question & {
  id: string;
  question: string;
  pick: Extreme;
  locale: string;
  /** Keys `lab.runQuiz.*` and `lab.common.*`. */
  strings: Record<string, string>;
  explained: boolean;
  children?: ComponentChildren;
};

const formats = {
  probability: formatProbability,
  entropy: formatNumber,
  tokens: formatInteger,
  cosine: formatNumber,
  divergence: formatNumber,
};

export default function RunQuiz(props: Props) {
  const { id, options, locale, strings } = props;
  const mounted = useMounted();
  const kept = useKept(`quiz-${id}`, options.length);
  const chosen = kept.chosen[0] ?? null;
  const [answer, setAnswer] = useState<RunQuizViewProps['answer']>(null);
  const [failed, setFailure] = useState<string | null>(null);
  // Of a choice that was forgotten since, nothing is told.
  const failure = chosen === null ? null : failed;
  /** Raised by every run: the outcome of an earlier one is nobody's any more. */
  const turn = useRef(0);
  const earlier = kept.restored && chosen !== null;
  const running = chosen !== null && !earlier && answer === null && failure === null;

  async function run(choice: number): Promise<void> {
    const mine = ++turn.current;
    setFailure(null);
    setAnswer(null);
    try {
      const values = await measure(id, props);
      if (turn.current !== mine) return;
      const model = props.measure === 'tokens' ? null : (session.model.value?.title ?? null);
      setAnswer({ values, winner: winnerOf(values, props.pick, choice), model });
    } catch (error) {
      if (turn.current !== mine) return;
      if (isSuperseded(error))
        kept.choose([]); // cancelled: the reader may choose again
      else setFailure(failureText(error, strings, locale));
    }
  }

  return (
    <RunQuizView
      id={id}
      question={props.question}
      prompt={props.prompt}
      options={options.map((option) => option.text)}
      feedback={options.map((option) => option.feedback)}
      pick={props.pick}
      chosen={chosen}
      answer={chosen === null ? null : answer}
      asked={props.measure === 'tokens' ? null : (chosenModel.value.title ?? chosenModel.value.id)}
      status={failure ?? (running ? stateText(session.state.value, strings, locale) : '')}
      spoken={running ? spokenState(session.state.value, strings, locale) : undefined}
      failed={failure !== null}
      earlier={earlier}
      disabled={!mounted}
      format={(value) => formats[props.measure](value, locale)}
      measure={props.measure}
      measured={strings[`lab.runQuiz.${props.measure}`] ?? ''}
      onChoose={(option) => {
        kept.choose([option]);
        void run(option);
      }}
      onRetry={() => {
        if (chosen === null) return;
        kept.choose([chosen]);
        void run(chosen);
      }}
      strings={strings}
      explained={props.explained}
    >
      {props.children}
    </RunQuizView>
  );
}

function failureText(error: unknown, strings: Props['strings'], locale: string): string {
  const { code, details } = toLabError(error);
  return stateText({ kind: 'failed', code, details }, strings, locale);
}

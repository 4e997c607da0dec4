/** Runs the model once the reader has committed, and lets its numbers decide. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { chosenModel } from '../../lab/model-choice';
import { isSuperseded, session, toLabError } from '../../lab/session';
import { formatInteger, formatNumber, formatProbability } from '../shared/format';
import { spokenState, stateText } from '../shared/ModelStatus';
import { useKept } from '../shared/use-kept';
import { useMounted } from '../shared/mounted';
import { measure, type Question } from './measure';
import { RunQuizView, type RunQuizViewProps } from './view';

type Props = Question & {
  id: string;
  question: string;
  pick: 'greatest' | 'smallest';
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
  const [failure, setFailure] = useState<string | null>(null);
  const earlier = kept.restored && chosen !== null;
  const running = chosen !== null && !earlier && answer === null && failure === null;

  async function run(choice: number): Promise<void> {
    setFailure(null);
    setAnswer(null);
    try {
      const values = await measure(id, props);
      const decides = props.pick === 'greatest' ? Math.max(...values) : Math.min(...values);
      const model = props.measure === 'tokens' ? null : (session.model.value?.title ?? null);
      // A tie goes to the reader.
      const winner = values[choice] === decides ? choice : values.indexOf(decides);
      setAnswer({ values, winner, model });
    } catch (error) {
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

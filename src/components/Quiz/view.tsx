/**
 * One question, a few answers, feedback for each of them. A reader may go on trying until an answer is right;
 * every answer tried stays marked with its feedback. The verdict is a sign and a word, never colour alone.
 */
import { Inline } from '../shared/Inline';
import './style.css';

export interface QuizOption {
  text: string;
  /** Why it is right or wrong; shown once the reader has chosen it. */
  feedback: string;
  correct?: boolean;
}

export interface QuizViewProps {
  id: string;
  question: string;
  options: QuizOption[];
  /** Indices of the options tried so far, in the order they were tried. */
  tried: number[];
  /** On an earlier visit: nothing is read out. */
  restored?: boolean;
  disabled: boolean;
  onTry(option: number): void;
  /** Keys `lab.quiz.*`. */
  strings: Record<string, string>;
}

export function QuizView({ id, question, options, tried, restored, disabled, onTry, strings }: QuizViewProps) {
  const solved = tried.some((i) => options[i]?.correct);
  const last = options[tried.at(-1) ?? -1];
  const verdict = (option: QuizOption) => strings[option.correct ? 'lab.quiz.right' : 'lab.quiz.wrong'];
  return (
    <div role="group" class="it-quiz not-content" id={`quiz-${id}`} aria-labelledby={`quiz-${id}-question`}>
      <p class="it-quiz__kicker">{strings['lab.quiz.kicker']}</p>
      <p class="it-quiz__question" id={`quiz-${id}-question`}>
        <Inline text={question} />
      </p>
      <ul class="it-quiz__options" role="list">
        {options.map((option, i) => {
          const shown = tried.includes(i);
          const verdictClass = shown ? (option.correct ? ' is-right' : ' is-wrong') : '';
          return (
            <li key={i} class={`it-quiz__item${verdictClass}`}>
              <button
                type="button"
                class="it-quiz__option"
                disabled={disabled}
                // Not `disabled` once solved: a button that vanishes from the tab order under the reader's focus is lost.
                aria-disabled={solved && !shown ? 'true' : undefined}
                aria-pressed={shown}
                aria-describedby={shown ? `quiz-${id}-feedback-${i}` : undefined}
                onClick={() => !solved && onTry(i)}
              >
                <span class="it-quiz__mark" aria-hidden="true">
                  {shown ? (option.correct ? '✓' : '✗') : String.fromCharCode(65 + i)}
                </span>
                <span>
                  <Inline text={option.text} />
                </span>
              </button>
              {shown && (
                <p class="it-quiz__feedback" id={`quiz-${id}-feedback-${i}`}>
                  <strong>{verdict(option)}</strong> <Inline text={option.feedback} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <p class="it-hidden" role="status">
        {last && !restored && (
          <>
            {verdict(last)} <Inline text={last.feedback} />
          </>
        )}
      </p>
    </div>
  );
}

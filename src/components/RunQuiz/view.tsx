/**
 * A question that the model answers: the reader commits, the model runs, its numbers decide. Nothing is stored here:
 * before the run there are no numbers, after it they are the model's own.
 */
import type { ComponentChildren } from 'preact';
import { Bars } from '../shared/Bars';
import { CommitOptions } from '../shared/CommitOptions';
import { Inline, plainInline } from '../shared/Inline';
import { fill } from '../shared/format';
import { useKeptFocus } from '../shared/kept-focus';
import '../Quiz/style.css';
import './style.css';
import { english } from '../shared/untranslated';
import type { Extreme } from './winner';

export interface RunQuizViewProps {
  id: string;
  question: string;
  /** Shown above the options where all of them share it. */
  prompt?: string;
  options: string[];
  /** What a choice overlooks, option by option; shown where the model says otherwise. */
  feedback?: readonly (string | undefined)[];
  /** Which number decides. */
  pick?: Extreme;
  chosen: number | null;
  /** One number for each option once the model has answered; `winner` indexes the one that decides, -1 where none is a number. */
  answer: { values: number[]; winner: number; model: string | null } | null;
  /** Which model will answer, for the room of its answer; null where the tokenizer alone does. */
  asked: string | null;
  /** What is going on or went wrong, in words; empty where nothing is. */
  status: string;
  /** What of it is read out while it goes on: the status counts bytes, many times a second. */
  spoken?: string;
  failed: boolean;
  /** Chosen on an earlier visit, whose numbers are not kept: the model can be asked again. */
  earlier?: boolean;
  disabled: boolean;
  format(value: number): string;
  /** What the numbers are, e.g. "Probability of the next token". */
  measured: string;
  /** What the bars measure: their colour. */
  measure: 'probability' | 'entropy' | 'tokens' | 'cosine' | 'divergence';
  onChoose(option: number): void;
  onRetry(): void;
  /** Keys `lab.runQuiz.*`. */
  strings: Record<string, string>;
  /** Whether there is an explanation in `children`: an empty slot is no explanation, but it is a child. */
  explained?: boolean;
  children?: ComponentChildren;
}

export function RunQuizView(props: RunQuizViewProps) {
  const { id, question, options, chosen, answer, disabled, strings } = props;
  /** Token counts come from the tokenizer alone, and are said to. */
  const t = (name: string) => strings[`lab.runQuiz.${name}.${props.measure}`] ?? strings[`lab.runQuiz.${name}`];
  const right = answer !== null && answer.winner === chosen;
  // From the choice on there is room for what the model will say: its answer, seconds later, moves nothing.
  const waiting = chosen !== null && answer === null && !props.failed && !props.earlier;
  const by = answer ? answer.model : props.asked;
  const again = props.failed || props.earlier;
  const silent = answer === null && props.spoken !== undefined;
  const block = useKeptFocus(String(again));
  return (
    <div
      role="group"
      class="it-run-quiz it-predict not-content"
      id={`quiz-${id}`}
      data-measure={props.measure}
      aria-labelledby={`quiz-${id}-question`}
    >
      <p class="it-quiz__kicker">{t('kicker')}</p>
      <p class="it-quiz__question" id={`quiz-${id}-question`}>
        <Inline text={question} />
      </p>
      {props.prompt !== undefined && (
        <p class="it-run-quiz__prompt" {...english}>
          {props.prompt}
        </p>
      )}
      <CommitOptions options={options} committed={chosen} disabled={disabled} onCommit={props.onChoose} />
      <div class="it-run-quiz__answer" data-waiting={waiting || undefined}>
        <div ref={block} class="it-run-quiz__status">
          {silent && <span aria-hidden="true">{props.status}</span>}
          {/* No news: outside of what is read out. */}
          {props.earlier && t('earlier')}
          <span role="status" class={silent ? 'it-hidden' : undefined}>
            {answer?.winner === -1 ? (
              strings['lab.runQuiz.noAnswer']
            ) : answer ? (
              <span class={right ? 'is-right' : 'is-wrong'}>
                <span aria-hidden="true">{right ? '✓' : '✗'}</span> <strong>{t(right ? 'right' : 'wrong')}</strong>{' '}
                <Inline
                  text={fill(strings['lab.runQuiz.says'] ?? '', {
                    winner: options[answer.winner] ?? '',
                    value: props.format(answer.values[answer.winner] ?? NaN),
                  })}
                />
              </span>
            ) : silent ? (
              props.spoken
            ) : (
              props.status || (!props.earlier && t('choose'))
            )}{' '}
            {answer && answer.winner >= 0 && chosen !== null && !right && (
              <OwnFeedback {...props} chosen={chosen} values={answer.values} />
            )}
          </span>{' '}
          {again && (
            <button type="button" class="it-button" onClick={props.onRetry}>
              {strings[props.failed ? 'lab.runQuiz.retry' : 'lab.runQuiz.again']}
            </button>
          )}
        </div>
        {(answer || waiting) && (
          <div class={answer ? '' : 'it-run-quiz__room'}>
            <Bars
              label={props.measured}
              format={answer ? props.format : () => ''}
              max={answer ? largestOf(answer.values) : undefined}
              // A cosine below zero points the other way: such bars need a middle.
              scale={answer?.values.some((value) => value < 0) ? 'signed' : 'probability'}
              items={options.map((option, i) => ({
                id: String(i),
                label: plainInline(option),
                value: answer?.values[i] ?? 0,
                marked: i === answer?.winner,
              }))}
            />
            <p class="it-run-quiz__source">
              {fill(strings['lab.runQuiz.source'] ?? '', {
                measured: props.measured,
                live: by === null ? '' : fill(strings['lab.runQuiz.live'] ?? '', { model: by }),
              })}
            </p>
          </div>
        )}
      </div>
      {props.explained && (
        <details class="it-predict__explanation" open={answer !== null || props.earlier || waiting}>
          <summary>{strings['lab.runQuiz.explain']}</summary>
          <div class={`sl-markdown-content${waiting ? ' it-run-quiz__room' : ''}`}>{props.children}</div>
        </details>
      )}
    </div>
  );
}

/** The longest bar: what is infinite fills its track, and what is no number has no bar. */
function largestOf(values: readonly number[]): number {
  return Math.max(...values.filter(Number.isFinite).map(Math.abs), 0) || 1;
}

/** What became of the choice that the model does not agree with: its own number, its place, and what it overlooks. */
function OwnFeedback(props: RunQuizViewProps & { chosen: number; values: number[] }) {
  const { chosen, values, options, strings } = props;
  const better = (value: number) => (props.pick === 'smallest' ? value < values[chosen]! : value > values[chosen]!);
  // What is no number has no place among the others.
  const yours = Number.isNaN(values[chosen])
    ? ''
    : fill(strings['lab.runQuiz.yours'] ?? '', {
        choice: options[chosen] ?? '',
        value: props.format(values[chosen] ?? NaN),
        place: values.filter(better).length + 1,
        count: values.length,
      });
  return (
    <span class="it-run-quiz__yours">
      <Inline text={yours} /> <Inline text={props.feedback?.[chosen] ?? ''} />
    </span>
  );
}

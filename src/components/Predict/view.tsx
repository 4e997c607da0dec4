/**
 * Predict, run, explain: the reader commits to an answer, is sent to the lab to see what happens, and only then opens
 * the explanation. The explanation is a <details>, so that it can be read without JavaScript and by whoever will not guess.
 */
import type { ComponentChildren } from 'preact';
import { CommitOptions } from '../shared/CommitOptions';
import { Inline } from '../shared/Inline';
import '../Quiz/style.css';
import './style.css';

export interface PredictViewProps {
  id: string;
  question: string;
  options: string[];
  /** Index of what happens; absent where that depends on the reader's own prompt. */
  answer?: number;
  /** DOM id of the lab where the reader sees it happen. */
  lab?: string;
  /** What to do there, e.g. "Set the temperature to 2." */
  task?: string;
  /** Index of the option committed to, or null. */
  committed: number | null;
  /** On an earlier visit: nothing is read out. */
  restored?: boolean;
  opened: boolean;
  disabled: boolean;
  onCommit(option: number): void;
  onToggle(open: boolean): void;
  /** Keys `lab.predict.*`. */
  strings: Record<string, string>;
  /** The explanation. */
  children?: ComponentChildren;
}

export function PredictView(props: PredictViewProps) {
  const { id, question, options, answer, committed, opened, disabled, onCommit, onToggle, strings } = props;
  const done = committed !== null;
  const right = done && committed === answer;
  const next =
    done || opened ? (
      <>
        {done && strings['lab.predict.noted']} {props.task && <Inline text={props.task} />}{' '}
        {props.lab && <a href={`#${props.lab}`}>{strings['lab.predict.run']}</a>}
      </>
    ) : (
      strings['lab.predict.choose']
    );
  return (
    <div
      role="group"
      class="it-predict not-content"
      id={`predict-${id}`}
      data-lab={props.lab}
      aria-labelledby={`predict-${id}-question`}
    >
      <p class="it-quiz__kicker">{strings['lab.predict.kicker']}</p>
      <p class="it-quiz__question" id={`predict-${id}-question`}>
        <Inline text={question} />
      </p>
      <CommitOptions options={options} committed={committed} disabled={disabled} onCommit={onCommit} />
      {/* The line keeps its height before the commitment: nothing below it moves. */}
      <p class="it-predict__next">
        {props.restored && next}
        <span role="status">{!props.restored && next}</span>
      </p>
      <details
        class="it-predict__explanation"
        open={opened}
        onToggle={(event) => onToggle((event.currentTarget as HTMLDetailsElement).open)}
      >
        <summary>{strings[done ? 'lab.predict.explain' : 'lab.predict.skip']}</summary>
        {done && answer !== undefined && (
          <p class={`it-predict__verdict ${right ? 'is-right' : 'is-wrong'}`}>
            <span aria-hidden="true">{right ? '✓' : '✗'}</span>{' '}
            <strong>{strings[right ? 'lab.predict.right' : 'lab.predict.wrong']}</strong>{' '}
            {!right && <Inline text={options[answer] ?? ''} />}
          </p>
        )}
        <div class="sl-markdown-content">{props.children}</div>
      </details>
    </div>
  );
}

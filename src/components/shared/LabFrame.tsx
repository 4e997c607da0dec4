/**
 * The frame of every experiment: a figure with its heading, where its numbers come from, the state of the model and
 * what to do about it, and a menu to share and export. Knows nothing of any particular experiment.
 */
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { SessionState } from '../../lab/protocol';
import { ActionsMenu } from './ActionsMenu';
import type { ExportData, ModelFacts } from './export-data';
import { ModelStatus, Origin, spokenState, type ModelNow } from './ModelStatus';
import type { Strings } from './strings-type';
import { useSaid } from './said';

export interface LabFrameProps {
  /** Also the anchor of the figure and the name of exported files, e.g. `next-token`. */
  id: string;
  title: string;
  state: SessionState;
  /** Where the numbers shown come from; `stale`: from a prompt that is no longer the one in the field. */
  origin: 'stored' | 'live' | 'stale';
  modelTitle: string;
  /** Which model answers now, and the way to choose another: `useWaking().model`, or `useModel()`. */
  model?: ModelNow;
  /** The prompt that the numbers shown belong to. */
  prompt: string;
  strings: Strings;
  locale?: string;
  /** Another lab of the page tells what becomes of the model. */
  quiet?: boolean;
  onStart?(): void;
  onCancel?(): void;
  onRetry?(): void;
  onReset?(): void;
  /** Gives the link to be copied; empty where a link can not hold the experiment. */
  onCopyLink?(): string;
  embedUrl?: string;
  /** Loaded when asked for: few readers export, and all would pay. */
  exportData?(): ExportData | null | Promise<ExportData | null>;
  /** A model's description, which says in a file what its numbers are of. */
  modelFacts?(id: string): Promise<ModelFacts>;
  /** What the reader expected, and the DOM id of the question: `sharingProps` knows. */
  prediction?: { question: string; text: string } | null;
  /** Read out when it has changed: the result in one sentence, where the figure shows none that is marked `data-said`. */
  announce?: string;
  /** One line under the title: what to do here. */
  lead?: ComponentChildren;
  /** Under the figure: what is seen. */
  caption?: ComponentChildren;
  headingLevel?: 2 | 3 | 4;
  /** Wider than the text. */
  wide?: boolean;
  /** This lab needs no model (only the tokenizer): no status of the model is shown. */
  modelless?: boolean;
  children: ComponentChildren;
}

export function LabFrame(props: LabFrameProps) {
  const { id, title, state, strings, locale, headingLevel = 3, wide, modelless, children } = props;
  const figure = useRef<HTMLElement>(null);
  const titleId = useId();
  const said = useSaid(figure);
  const busy = !modelless && (state.kind === 'loading' || state.kind === 'failed');
  const Heading = `h${headingLevel}` as 'h3';

  return (
    <figure
      ref={figure}
      id={id}
      lang={locale}
      class={`it-figure it-lab not-content${wide ? ' it-wide' : ''}`}
      aria-labelledby={titleId}
      data-state={state.kind}
      data-origin={props.origin}
    >
      <header class="it-lab-head">
        <Heading class="it-lab-title" id={titleId}>
          {title}
        </Heading>
        <ActionsMenu {...props} figure={figure} />
      </header>
      {props.lead && <p class="it-lab-lead">{props.lead}</p>}
      <div class="it-lab-body" data-pagefind-ignore data-said={props.announce || undefined}>
        {children}
      </div>
      <footer class="it-lab-foot">
        <Prediction prediction={props.prediction ?? null} strings={strings} />
        {!modelless && (
          <>
            <Origin origin={props.origin} modelTitle={props.modelTitle} prompt={props.prompt} strings={strings} />
            <ModelStatus {...props} />
          </>
        )}
        {props.caption && <figcaption class="it-caption">{props.caption}</figcaption>}
      </footer>
      <div class="it-hidden" role="status" aria-live="polite">
        {said && !busy ? said : modelless || props.quiet ? '' : spokenState(state, strings, locale, props)}
      </div>
    </figure>
  );
}

/** Beside the result. Questions about this lab reserve the line (components/Predict), so that nothing moves. */
function Prediction({ prediction, strings }: { prediction: LabFrameProps['prediction']; strings: Strings }) {
  const [before, after] = (strings['lab.common.prediction'] ?? '').split('{prediction}');
  return (
    <p class="it-lab-prediction">
      {prediction && (
        <>
          {before}
          <strong>{prediction.text}</strong>
          {after} <a href={`#${prediction.question}`}>{strings['lab.common.predictionQuestion']}</a>
        </>
      )}
    </p>
  );
}

/** What the model is doing, in words, and the one thing to do about it; and where the numbers shown come from. */
import type { SessionState } from '../../lab/protocol';
import { fill, formatBytes, formatPercent } from './format';
import type { Strings } from './strings-type';
import { useKeptFocus } from './kept-focus';
import { useMounted } from './mounted';

/** Which model answers, or would. */
export interface ModelNow {
  /** Null for the default model before it is loaded: the stored run says its name. */
  title: string | null;
  /** Bytes to download where it is not the default model. */
  bytes: number | null;
  /** Something the reader should know: `offered` by the address, or `missing` on this site. */
  note: { kind: 'offered' | 'missing'; model: string } | null;
  /** It was wanted and not downloaded, because the line is metered. */
  heldBack?: boolean;
  /** Opens the dialog with the site's models. */
  choose(): void;
}

interface ModelOfLab {
  /** The model of the numbers shown; its name where `model` has none. */
  modelTitle: string;
  model?: ModelNow;
}

export interface ModelStatusProps extends ModelOfLab {
  state: SessionState;
  strings: Strings;
  locale?: string;
  onStart?(): void;
  onCancel?(): void;
  onRetry?(): void;
}

export function ModelStatus(props: ModelStatusProps) {
  const { state, strings, locale, onStart, onCancel, onRetry, model, modelTitle } = props;
  // Disabled until the page is awake, so that no click is lost.
  const mounted = useMounted();
  const text =
    model?.heldBack && state.kind === 'idle' ? strings['lab.common.heldBack'] : stateText(state, strings, locale);
  const title = model?.title ?? modelTitle;
  const block = useKeptFocus(state.kind);
  return (
    <div ref={block} class={`it-status is-${state.kind}`}>
      {model?.note && <span class="it-status-note">{noteText(props)}</span>}
      <span class="it-status-dot" aria-hidden="true" />
      <span class="it-status-text">{text}</span>
      {state.kind === 'loading' && (
        <progress
          class="it-progress"
          aria-label={strings['lab.common.loadingStart']}
          max={state.totalBytes || 1}
          value={state.preparing ? state.totalBytes || 1 : state.receivedBytes}
        />
      )}
      {state.kind === 'idle' && onStart && (
        <button type="button" class="it-button is-primary" disabled={!mounted} onClick={onStart}>
          {runLabel(model, strings, locale)}
        </button>
      )}
      {state.kind === 'loading' && onCancel && (
        <button type="button" class="it-button" onClick={onCancel}>
          {strings['lab.common.cancel']}
        </button>
      )}
      {state.kind === 'failed' && onRetry && (
        <button type="button" class="it-button is-primary" onClick={onRetry}>
          {strings['lab.common.retry']}
        </button>
      )}
      {model && (
        <button
          type="button"
          class="it-model-button"
          aria-haspopup="dialog"
          aria-label={fill(strings['lab.common.model.button'] ?? '', { model: title })}
          title={strings['lab.common.model.choose']}
          disabled={!mounted}
          onClick={model.choose}
        >
          {title}
        </button>
      )}
    </div>
  );
}

function noteText({ model, modelTitle, strings }: ModelOfLab & { strings: Strings }): string {
  if (!model?.note) return '';
  const values = { asked: model.note.model, model: model.title ?? modelTitle };
  return fill(strings[`lab.common.model.${model.note.kind}`] ?? '', values);
}

/** The default model's label says its size already (`index.astro` of each lab). */
function runLabel(model: ModelNow | undefined, strings: Strings, locale?: string): string {
  const label = model?.bytes
    ? fill(strings['lab.common.model.run'] ?? '', {
        model: model.title ?? '',
        size: formatBytes(model.bytes, locale),
      })
    : (strings['lab.common.run'] ?? '');
  // The number of bytes and its unit, which stand last, stay on one line.
  return label.replace(/ (\S+)$/, '\u00a0$1');
}

export interface OriginProps {
  origin: 'stored' | 'live' | 'stale';
  modelTitle: string;
  prompt: string;
  strings: Strings;
}

/** The badge: stored run, live, or numbers of the previous prompt or model. */
export function Origin({ origin, modelTitle, prompt, strings }: OriginProps) {
  const text = fill(strings[`lab.common.${origin}`] ?? '', { model: modelTitle, prompt: shorten(prompt) });
  return <span class={`it-origin is-${origin}`}>{text}</span>;
}

export function stateText(state: SessionState, strings: Strings, locale?: string): string {
  switch (state.kind) {
    case 'loading':
      if (state.preparing) return strings['lab.common.preparing'] ?? '';
      if (!state.totalBytes) return strings['lab.common.loadingStart'] ?? '';
      return fill(strings['lab.common.loading'] ?? '', {
        received: formatBytes(state.receivedBytes, locale),
        total: formatBytes(state.totalBytes, locale),
        percent: formatPercent(state.receivedBytes / state.totalBytes, locale),
      });
    case 'failed':
      return fill(strings[`lab.common.failed.${state.code}`] ?? strings['lab.common.failed.unknown'] ?? '', {
        message: state.code,
        ...state.details,
      });
    default:
      return strings[`lab.common.${state.kind}`] ?? '';
  }
}

/** For the live region: changes of state only, not every byte. Idle and running say nothing, or typing would chatter. */
export function spokenState(state: SessionState, strings: Strings, locale?: string, lab?: ModelOfLab): string {
  const note = lab ? noteText({ ...lab, strings }) : '';
  if (state.kind === 'idle') return lab?.model?.heldBack ? (strings['lab.common.heldBack'] ?? '') : note;
  if (state.kind === 'loading') {
    return strings[state.preparing ? 'lab.common.preparing' : 'lab.common.loadingStart'] ?? '';
  }
  if (state.kind === 'ready') return `${note} ${stateText(state, strings, locale)}`.trim();
  return state.kind === 'failed' ? stateText(state, strings, locale) : '';
}

function shorten(text: string, most = 60): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}

/** For labs that show no state of the model: why a text could not be read, and the way to try again. */
import type { LabError } from '../../lab/session';
import { useKeptFocus } from './kept-focus';
import { stateText } from './ModelStatus';
import type { Strings } from './strings-type';

/** The part of `useReading`'s answer that is used. */
export interface Readable {
  error: LabError | null;
  retry(): void;
}

interface Props {
  /** The first that failed is told, "try again" reads all that did. */
  readings: readonly Readable[];
  /** Keys `lab.common.*`. */
  strings: Strings;
  locale: string;
}

export function ReadingProblem({ readings, strings, locale }: Props) {
  const failed = readings.filter(({ error }) => error);
  const error = failed[0]?.error;
  const block = useKeptFocus(String(error !== undefined));
  return (
    <div ref={block}>
      {error && (
        <p class="it-prompt-error" role="alert">
          {stateText({ kind: 'failed', code: error.code, details: error.details }, strings, locale)}{' '}
          <button type="button" class="it-button" onClick={() => failed.forEach(({ retry }) => retry())}>
            {strings['lab.common.retry']}
          </button>
        </p>
      )}
    </div>
  );
}

/** The section of the dialog about the course's pages on this device. */
import type { Kept } from '../../offline/messages';
import { Button } from '../shared/controls';
import { fill, formatBytes } from '../shared/format';
import { useKeptFocus } from '../shared/kept-focus';
import type { Strings } from '../shared/strings-type';

interface Props {
  /** Null where the browser keeps none. */
  kept: Kept | null;
  /** Read out after the reader has deleted them. */
  deleted: boolean;
  onKeep(): void;
  onDelete(): void;
  strings: Strings;
  locale: string;
}

export function CourseView({ kept, deleted, onKeep, onDelete, strings, locale }: Props) {
  const t = (name: string, values = {}) => fill(strings[`lab.model.${name}`] ?? '', values);
  const block = useKeptFocus(`${kept?.stored} ${kept?.missing}`);
  return (
    <section ref={block} class="it-model-course" aria-labelledby="it-model-course">
      <h3 id="it-model-course">{t('course')}</h3>
      <p role="status">{deleted ? t('courseDeleted') : kept ? t(sentence(kept)) : ''}</p>
      {!kept && <p>{t('courseNone')}</p>}
      {kept && kept.stored > 0 && (
        <ul>
          <li>
            <span>{t('courseStored')}</span>
            <span class="it-model-size">{formatBytes(kept.stored, locale)}</span>
            <button type="button" class="it-button" aria-label={t('courseDelete')} onClick={onDelete}>
              {t('delete')}
            </button>
          </li>
        </ul>
      )}
      {kept && kept.missing > 0 && (
        <Button disabled={!kept.done} onClick={onKeep}>
          {t(kept.done ? 'courseKeep' : 'courseKeeping', { size: formatBytes(kept.missing, locale) })}
        </Button>
      )}
    </section>
  );
}

// Without the bytes that are to come: they would be read out again and again.
const sentence = ({ missing, stored, done }: Kept) =>
  !done ? 'courseBusy' : missing === 0 ? 'courseWhole' : stored > 0 ? 'coursePart' : 'courseNothing';

/** The dialog's contents: the site's models to choose from, and what is stored on this device. */
import type { Strings } from '../shared/strings-type';
import { fill, formatBytes } from '../shared/format';
import { useKeptFocus } from '../shared/kept-focus';
import { ModelOption, type Option } from './option';

export interface ModelChoiceViewProps {
  /** Null while the list is read; `failed` where it could not be. */
  options: readonly Option[] | null;
  failed: boolean;
  /** The model that is chosen in the list, and the one that answers. */
  selected: string;
  current: string;
  /** Threads it computes with; null where none is loaded. */
  threads: number | null;
  /** Bytes on this device: null where the browser stores nothing. */
  total: number | null;
  other: number;
  /** Read out after something was deleted. */
  notice: string;
  onSelect(id: string): void;
  onUse(): void;
  onDelete(id: string): void;
  onDeleteAll(): void;
  onRetry(): void;
  strings: Strings;
  locale: string;
}

export function ModelChoiceView(props: ModelChoiceViewProps) {
  const { options, strings, locale, selected, current } = props;
  const t = (name: string, values = {}) => fill(strings[`lab.model.${name}`] ?? '', values);
  const only = options?.length === 1;
  const wanted = options?.find(({ id }) => id === selected);

  return (
    <>
      <p class="it-model-lead">{t(only ? 'leadOne' : 'lead')}</p>
      {!options && !props.failed && <p role="status">{t('reading')}</p>}
      {props.failed && (
        <div class="it-model-failed" role="alert">
          <p>{t('failed')}</p>
          <button type="button" class="it-button" onClick={props.onRetry}>
            {strings['lab.common.retry']}
          </button>
        </div>
      )}
      {options && (
        <fieldset class="it-model-list">
          <legend class="it-hidden">{t('title')}</legend>
          {options.map((option) => (
            <ModelOption
              key={option.id}
              option={option}
              only={only}
              selected={option.id === selected}
              current={option.id === current}
              threads={props.threads}
              onSelect={() => props.onSelect(option.id)}
              strings={strings}
              locale={locale}
            />
          ))}
        </fieldset>
      )}
      {wanted && !only && (
        <p class="it-model-use">
          <button type="button" class="it-button is-primary" disabled={selected === current} onClick={props.onUse}>
            {useLabel(wanted, selected === current, props)}
          </button>
        </p>
      )}
      {options && <Stored {...props} options={options} />}
    </>
  );
}

function useLabel({ title, download }: Option, inUse: boolean, { strings, locale }: ModelChoiceViewProps): string {
  const name = inUse ? 'inUse' : download > 0 ? 'useDownload' : 'use';
  return fill(strings[`lab.model.${name}`] ?? '', { model: title, size: formatBytes(download, locale) });
}

function Stored({ options, total, other, ...props }: ModelChoiceViewProps & { options: readonly Option[] }) {
  const { strings, locale } = props;
  const t = (name: string, values = {}) => fill(strings[`lab.model.${name}`] ?? '', values);
  const block = useKeptFocus(String(total));
  return (
    <div ref={block} class="it-model-stored" role="group" aria-labelledby="it-model-stored">
      <h3 id="it-model-stored">{t('stored')}</h3>
      {total === null && <p>{t('storesNothing')}</p>}
      {total === 0 && <p>{t('storedNothing')}</p>}
      {total !== null && total > 0 && (
        <>
          <ul>
            {options
              .filter(({ stored }) => stored > 0)
              .map(({ id, title, stored }) => (
                <li key={id}>
                  <span>{title}</span>
                  <span class="it-model-size">{formatBytes(stored, locale)}</span>
                  <button
                    type="button"
                    class="it-button"
                    aria-label={t('deleteOne', { model: title })}
                    onClick={() => props.onDelete(id)}
                  >
                    {t('delete')}
                  </button>
                </li>
              ))}
            {other > 0 && (
              <li>
                <span>{t('other')}</span>
                <span class="it-model-size">{formatBytes(other, locale)}</span>
              </li>
            )}
            <li class="is-total">
              <span>{t('total')}</span>
              <span class="it-model-size">{formatBytes(total, locale)}</span>
              <button type="button" class="it-button" onClick={props.onDeleteAll}>
                {t('deleteAll')}
              </button>
            </li>
          </ul>
          <p class="it-hint">{t('deleteHint')}</p>
        </>
      )}
      <p class="it-hint" role="status">
        {props.notice}
      </p>
    </div>
  );
}

/** The dialog: reads the site's models when it opens, and does what the reader asks. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { chooseModel } from '../../lab/choose-model';
import { offeredModel, restoreChoice } from '../../lab/model-choice';
import { answeringModel, session } from '../../lab/session';
import { baseUrl } from '../../lab/site';
import type { Strings } from '../shared/strings-type';
import { fill, formatBytes } from '../shared/format';
import { useKeptFocus } from '../shared/kept-focus';
import { CourseOffline } from './course';
import { memoryEstimate, workRatio } from './facts';
import { deleteAll, deleteModel, readOffers, type Offers } from './offers';
import type { Option } from './option';
import { ModelChoiceView } from './view';

interface Props {
  strings: Strings;
  locale: string;
  onClose(): void;
}

export function ModelDialog({ strings, locale, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [offers, setOffers] = useState<Offers | null>(null);
  const [failed, setFailed] = useState(false);
  const [notice, setNotice] = useState('');
  const panel = useKeptFocus(String(failed));
  const current = answeringModel();
  const [selected, setSelected] = useState(offeredModel.peek()?.id ?? current);

  const read = async () => {
    setFailed(false);
    try {
      const found = await readOffers(baseUrl());
      setOffers(found);
      if (!found.models.some(({ id }) => id === selected)) setSelected(current);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => {
    restoreChoice();
    dialog.current?.showModal();
    void read();
  }, []);

  const deleting = async (bytes: number, action: () => Promise<void>) => {
    await action();
    setNotice(fill(strings['lab.model.deleted'] ?? '', { size: formatBytes(bytes, locale) }));
    await read();
  };
  const options = offers?.models.length ? optionsOf(offers) : null;
  return (
    <dialog
      ref={dialog}
      class="it-model-dialog not-content"
      aria-labelledby="it-model-title"
      onClose={onClose}
      onClick={(event) => {
        // Beside the dialog's contents: on its backdrop.
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div ref={panel} class="it-model-panel">
        <header>
          <h2 id="it-model-title">{strings['lab.model.title']}</h2>
          <button type="button" class="it-button is-quiet" onClick={() => dialog.current?.close()}>
            {strings['lab.common.close']}
          </button>
        </header>
        <ModelChoiceView
          options={options}
          failed={failed}
          selected={selected}
          current={current}
          threads={session.model.value?.threads ?? null}
          total={offers?.totalStored ?? null}
          other={offers?.otherStored ?? 0}
          notice={notice}
          onSelect={setSelected}
          onUse={() => {
            const option = options?.find(({ id }) => id === selected);
            if (option) chooseModel({ id: option.id, title: option.title, bytes: option.bytes });
            dialog.current?.close();
          }}
          onDelete={(id) => {
            const bytes = options?.find((option) => option.id === id)?.stored ?? 0;
            void deleting(bytes, () => deleteModel(baseUrl(), offers!, id));
          }}
          onDeleteAll={() => void deleting(offers?.totalStored ?? 0, () => deleteAll(baseUrl()))}
          onRetry={() => void read()}
          strings={strings}
          locale={locale}
        />
        <CourseOffline strings={strings} locale={locale} />
      </div>
    </dialog>
  );
}

function optionsOf({ models, runtimeBytes }: Offers): Option[] {
  const usual = models.find((model) => model.default) ?? models[0]!;
  return models.map(({ id, title, license, parameters, bytes, stored, missing, manifest }) => {
    return {
      ...{ id, title, license, parameters, bytes, stored, missing },
      sizes: manifest && {
        layers: manifest.config.n_layer,
        heads: manifest.config.n_head,
        context: manifest.config.n_positions,
        memory: memoryEstimate(manifest),
      },
      download: missing + (missing > 0 ? runtimeBytes : 0),
      work: workRatio(parameters, usual.parameters),
    };
  });
}

/** Which model answers on this page, as the status line of a lab shows it. */
import { useEffect } from 'preact/hooks';
import { CHOOSE_MODEL } from '../../lab/choose-event';
import { chosenModel, missingModel, offeredModel, restoreChoice } from '../../lab/model-choice';
import { session } from '../../lab/session';
import type { ModelNow } from './ModelStatus';

export function useModel(): ModelNow {
  // Not while rendering: the first paint must be the server's.
  useEffect(restoreChoice, []);
  const loaded = session.model.value;
  const { id, title, bytes } = chosenModel.value;
  const missing = loaded?.insteadOf ?? missingModel.value;
  const offered = offeredModel.value;
  return {
    title: loaded?.title ?? title,
    bytes: loaded && loaded.id !== id ? null : bytes,
    note: missing
      ? { kind: 'missing', model: missing }
      : offered && offered.id !== loaded?.id
        ? { kind: 'offered', model: offered.title }
        : null,
    choose: () => void dispatchEvent(new CustomEvent(CHOOSE_MODEL)),
  };
}

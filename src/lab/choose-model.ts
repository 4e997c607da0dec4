/** Another model is chosen: the old one's worker goes, the new one starts, and the labs ask again. */
import { isMetered } from './metered';
import { chosenModel, setChoice, type ChosenModel } from './model-choice';
import { session } from './session';
import { baseUrl } from './site';

/** The reader has confirmed it. */
export function chooseModel(choice: ChosenModel): void {
  if (change(choice)) start();
}

/**
 * On the way back to an experiment. Nobody has confirmed a download: it may be the default model, which was never loaded. It
 * starts where it takes the place of one that runs, and on a metered line only if it is on the device.
 */
export async function returnToModel(choice: ChosenModel): Promise<void> {
  const { kind } = session.state.peek();
  if (!change(choice) || kind === 'idle' || kind === 'failed') return;
  if (isMetered()) {
    const { isModelStored } = await import('./model-stored');
    if (!(await isModelStored(baseUrl(), choice.id))) return;
    // The reader has chosen or started something meanwhile.
    if (chosenModel.peek().id !== choice.id || session.state.peek().kind !== 'idle') return;
  }
  start();
}

/** False where the session has that model already. */
function change(choice: ChosenModel): boolean {
  setChoice(choice);
  if (session.model.peek()?.id === choice.id) return false;
  session.cancel();
  return true;
}

function start(): void {
  void session.start().catch(() => undefined);
}

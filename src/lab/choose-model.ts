/** The reader has confirmed a model: the old one's worker goes, the new one starts, and the labs ask again. */
import { setChoice, type ChosenModel } from './model-choice';
import { session } from './session';

export function chooseModel(choice: ChosenModel): void {
  setChoice(choice);
  if (session.model.peek()?.id === choice.id) return;
  session.cancel();
  void session.start().catch(() => undefined);
}

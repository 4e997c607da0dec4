/**
 * Which changes are a step that Back undoes. One step is one thing tried: another field than before, or another example,
 * model or token chosen; the letters of a text, the ticks of a slider and the cells that are looked at belong to the step
 * they are part of. So Back leads through the experiment, and not through keystrokes.
 */
import { ruleOf } from './fields';

/** What the history's present entry has changed. */
let current: ReadonlySet<string> = new Set();

/** The page shows another entry: the next change is a step. */
export function atAnotherEntry(): void {
  current = new Set();
}

/**
 * @param touched names of the fields that the reader has changed
 * @param chosen whether by a choice (a button, a switch) rather than by typing or dragging
 */
export function isStep(touched: ReadonlySet<string>, chosen: boolean): boolean {
  const tried = [...touched].filter((key) => !ruleOf(key)?.look);
  if (tried.length === 0) return false;
  const example = chosen && tried.some((key) => key === 'prompt' || ruleOf(key)?.prose);
  const taken = example || tried.includes('model');
  if (!taken && tried.every((key) => current.has(key))) return false;
  // After an example was taken, the next letter typed is a step of its own.
  current = new Set(taken ? [] : tried);
  return true;
}

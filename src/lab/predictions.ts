/**
 * The reader's prediction for each lab of the page: the latest one, as the question's option says it. A question notes it
 * when the reader commits; what was predicted on an earlier visit is found by the lab itself, in the page and in what the
 * device keeps, because lab and question wake when they are seen, in any order.
 */
import { signal, type Signal } from '@preact/signals';
import { FORGOTTEN, pageChapter, readProgress } from './course-progress';

export interface Prediction {
  /** DOM id of the question. */
  question: string;
  text: string;
}

const byLab = new Map<string, Signal<Prediction | null>>();

/** The prediction for a lab, by its figure's id. In the browser only. */
export function predictionFor(lab: string): Signal<Prediction | null> {
  let prediction = byLab.get(lab);
  if (!prediction) {
    prediction = signal(keptPrediction(lab));
    byLab.set(lab, prediction);
    if (byLab.size === 1) addEventListener(FORGOTTEN, () => byLab.forEach((one) => (one.value = null)));
  }
  return prediction;
}

export function notePrediction(lab: string, prediction: Prediction): void {
  predictionFor(lab).value = prediction;
}

/** Of the page's questions for this lab, the one answered last. */
function keptPrediction(lab: string): Prediction | null {
  const answered = Object.entries(readProgress().answers).reverse();
  for (const [name, [option]] of answered) {
    const id = name.slice(`${pageChapter()}/`.length);
    const question = name.startsWith(`${pageChapter()}/`) ? document.getElementById(id) : null;
    if (question?.dataset.lab !== lab) continue;
    const text = question.querySelectorAll('li > button')[option!]?.textContent;
    if (text) return { question: id, text };
  }
  return null;
}

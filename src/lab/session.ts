/**
 * The page's session with the model: every lab imports this one object. Importing it does nothing and is safe while
 * rendering on a server; the worker is created by the first `ask` or `start`.
 */
import { chosenModel, restoreChoice } from './model-choice';
import { createSession, type Session } from './session-core';
import { baseUrl } from './site';
import workerUrl from './worker?worker&url';

export { isSuperseded, LabError, toLabError } from './errors';

export const session: Session = createSession({
  createWorker: () => new Worker(workerScript(), { type: 'module', name: 'model' }),
  setup: () => ({
    base: baseUrl(),
    lock: `inside-transformer worker ${Math.random().toString(36).slice(2)}`,
  }),
  modelId: () => {
    restoreChoice();
    return chosenModel.peek().id;
  },
  released: waitForRelease,
  networkProblem: () => (navigator.onLine ? 'interrupted' : 'offline'),
});

/**
 * A frame that its host has sandboxed has no origin, and may start only a script of its own: one that imports the site's,
 * which the site's server must allow (`Access-Control-Allow-Origin`).
 */
function workerScript(): string {
  if (origin !== 'null') return workerUrl;
  const text = `import ${JSON.stringify(new URL(workerUrl, location.href).href)};`;
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

/**
 * A worker that is killed from outside (out of memory, a browser's task manager) tells nobody: there is no event for
 * it. But its locks are released, so the page queues up for the lock that the worker holds.
 */
function waitForRelease(lock: string): Promise<void> {
  return navigator.locks.request(lock, () => undefined);
}

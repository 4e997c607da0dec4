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
  createWorker: () =>
    origin === 'null' ? sandboxedWorker() : new Worker(workerUrl, { type: 'module', name: 'model' }),
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

/** Id of the model that answers now, or will once it is loaded. Reads signals. */
export function answeringModel(): string {
  return session.model.value?.id ?? chosenModel.value.id;
}

/**
 * A frame that its host has sandboxed has no origin, and may start only a script of its own: one that imports the site's,
 * which the site's server must allow (`Access-Control-Allow-Origin`). A classic one: browsers refuse it modules as well. It
 * keeps what the page says until the site's script listens.
 */
function sandboxedWorker(): Worker {
  const text = `
    const early = [];
    const keep = (event) => early.push(event.data);
    addEventListener('message', keep);
    import(${JSON.stringify(new URL(workerUrl, location.href).href)}).then(
      () => {
        removeEventListener('message', keep);
        for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
      },
      (error) => setTimeout(() => { throw error; }),
    );`;
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), { name: 'model' });
}

/**
 * A worker that is killed from outside (out of memory, a browser's task manager) tells nobody: there is no event for
 * it. But its locks are released, so the page queues up for the lock that the worker holds.
 */
function waitForRelease(lock: string): Promise<void> {
  return navigator.locks.request(lock, () => undefined);
}

/** What the service worker takes from hosts, and with which status and headers it answers. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { build } from './build';
import { offline, reader, update, updateAndVisit, VISIT, type Reader, type Worker } from './simulated';

const POLICY = 'cross-origin-embedder-policy';

let visitor: Reader;
beforeEach(() => (visitor = reader()));
afterEach(() => vi.unstubAllGlobals());

it('takes the 404 page from a host that answers its address with 404, too', async () => {
  visitor.host.status['404.html'] = 404;
  const first = await updateAndVisit(visitor, 'a');
  expect((await first.tell({ kind: 'status' }))!.missing).toBe(0);
  const worker = await update(visitor, 'b');
  visitor.host.up = false;
  const [unknown, itself] = [await worker.ask('no/such/page/'), await worker.ask('404.html')];
  expect([unknown!.status, await unknown!.text()]).toEqual([404, '404.html of b']);
  expect([itself!.status, await itself!.text()]).toEqual([200, '404.html of b']);
});

it('takes no other page that comes with 404, and no 404 page of another site', async () => {
  visitor.host.status['qkv/'] = 404;
  expect((await (await updateAndVisit(visitor, 'a')).tell({ kind: 'status' }))!.missing).toBe('qkv/ of a'.length);
  visitor.host.files = build('b');
  const worker = await visitor.worker();
  visitor.host.status = { '404.html': 404 };
  visitor.host.files['404.html'] = 'a page of the network’s';
  await expect(worker.install()).rejects.toThrow('broken');
});

it('keeps a 404 page that is visited at its address', async () => {
  visitor.host.status['404.html'] = 404;
  const worker = await update(visitor, 'a');
  expect((await worker.ask('404.html'))!.status).toBe(404);
  expect(await offline(visitor, worker, '404.html')).toBe('404.html of a');
});

it.each([
  ['from the device', async (worker: Worker) => void (await worker.tell(VISIT))],
  ['from the network', async () => {}],
])('gives a worker’s script the header that an isolated page wants of it, %s', async (_, before) => {
  const worker = await update(visitor, 'a');
  await before(worker);
  const response = await worker.ask('_astro/worker.js', { mode: 'same-origin', destination: 'worker' });
  expect(response!.headers.get(POLICY)).toBe('require-corp');
  expect(await response!.text()).toBe('the same in every build');
});

it('gives it that header where the script is one of the version before', async () => {
  await updateAndVisit(visitor, 'a');
  visitor.line.saveData = true;
  const worker = await update(visitor, 'b');
  visitor.host.up = false;
  const response = await worker.ask('_astro/page.a.js', { mode: 'same-origin', destination: 'worker' });
  expect(response!.headers.get(POLICY)).toBe('require-corp');
});

it('leaves it to the host whether a page is isolated', async () => {
  const worker = await updateAndVisit(visitor, 'a');
  expect((await worker.ask('qkv/'))!.headers.has(POLICY)).toBe(false);
  visitor.host.headers = { [POLICY]: 'require-corp' };
  expect((await (await update(visitor, 'b')).ask('qkv/'))!.headers.get(POLICY)).toBe('require-corp');
});

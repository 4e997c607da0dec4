/** From one version of the course to the next: on metered lines, full disks, in tabs that stay open. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { build } from './build';
import { offline, reader, SITE, update, updateAndVisit, VISIT, type Reader } from './simulated';

const SCRIPT = { mode: 'cors', destination: 'script' } as const;

let visitor: Reader;
beforeEach(() => (visitor = reader()));
afterEach(() => vi.unstubAllGlobals());

const lists = () => [...visitor.disk.files.keys()].filter((key) => key.startsWith(`${SITE}.course/versions/`)).length;

it('keeps what a host has, and serves it without a network', async () => {
  const worker = await updateAndVisit(visitor, 'a');
  expect((await worker.tell({ kind: 'status' }))!.missing).toBe(0);
  expect(await offline(visitor, worker, 'qkv/')).toBe('qkv/ of a');
});

it('takes over with all that was here, and forgets what only the version before needed', async () => {
  await updateAndVisit(visitor, 'a');
  const worker = await update(visitor, 'b');
  expect(await offline(visitor, worker, 'qkv/')).toBe('qkv/ of b');
  expect([...visitor.disk.files.keys()].filter((key) => key.endsWith('page.a.js'))).toEqual([]);
  expect(lists()).toBe(1);
});

it('refuses a version whose files are not what its list says', async () => {
  await updateAndVisit(visitor, 'a');
  visitor.host.files = build('b');
  const worker = await visitor.worker();
  visitor.host.files['qkv/'] = 'half of it';
  await expect(worker.install()).rejects.toThrow('broken');
});

it('keeps a course through any number of updates on a metered line, and no more than two versions of before', async () => {
  await updateAndVisit(visitor, 'a');
  visitor.line.saveData = true;
  for (const name of ['b', 'c', 'd', 'e']) {
    const worker = await update(visitor, name);
    await worker.tell({ kind: 'visit', paths: ['qkv/', `_astro/page.${name}.js`], metered: true });
    expect(await offline(visitor, worker, 'qkv/')).toBe(`qkv/ of ${name}`);
    expect(await offline(visitor, worker, 'masking/')).toBe('masking/ of a');
    expect(lists()).toBeLessThanOrEqual(3);
  }
  visitor.line.saveData = false;
  const worker = await updateAndVisit(visitor, 'f');
  expect(await offline(visitor, worker, 'masking/')).toBe('masking/ of f');
  expect(lists()).toBe(1);
});

it('keeps it while a new version waits on a metered line', async () => {
  await updateAndVisit(visitor, 'a');
  visitor.line.saveData = true;
  const worker = await update(visitor, 'b');
  visitor.host.files = build('c');
  await (await visitor.worker()).install();
  expect(await offline(visitor, worker, 'masking/')).toBe('masking/ of a');
});

it('has the scripts of a page that stays open through two updates', async () => {
  await updateAndVisit(visitor, 'a');
  visitor.open.add('page of a');
  for (const name of ['b', 'c']) {
    const worker = await updateAndVisit(visitor, name);
    expect(await (await worker.ask('_astro/page.a.js', SCRIPT))!.text()).toBe('script of a');
  }
  visitor.open.clear();
  await updateAndVisit(visitor, 'c');
  expect(lists()).toBe(1);
});

it('knows the one version before that a service worker of earlier days has noted', async () => {
  await updateAndVisit(visitor, 'a');
  visitor.line.saveData = true;
  await update(visitor, 'b');
  const key = `${SITE}.course/notes/previous`;
  const [version] = (await new Response(visitor.disk.files.get(key)!.bytes).json()) as string[];
  const bytes = await new Response(JSON.stringify(version)).arrayBuffer();
  visitor.disk.files.set(key, { bytes, status: 200, headers: [] });
  expect(await offline(visitor, await update(visitor, 'c'), 'masking/')).toBe('masking/ of a');
});

it('finds the old pages where the disk is too full to note a new version, and makes up for it later', async () => {
  await updateAndVisit(visitor, 'a');
  visitor.disk.full = true;
  let worker = await update(visitor, 'b');
  expect(await offline(visitor, worker, 'qkv/')).toBe('qkv/ of a');
  visitor.disk.full = false;
  await worker.tell(VISIT);
  expect(await offline(visitor, worker, 'qkv/')).toBe('qkv/ of b');
  expect(lists()).toBe(1);
  // The next version goes by what this one has.
  worker = await update(visitor, 'c');
  expect(await offline(visitor, worker, 'qkv/')).toBe('qkv/ of c');
});

it('brings a course that was deleted and kept again to the next version', async () => {
  let worker = await updateAndVisit(visitor, 'a');
  await worker.tell({ kind: 'forget' });
  await worker.tell({ kind: 'keep' });
  worker = await update(visitor, 'b');
  expect(await offline(visitor, worker, 'qkv/')).toBe('qkv/ of b');
});

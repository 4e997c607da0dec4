/** One file from a server that misbehaves in every way we could think of. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download, type DownloadOptions } from '../../../../tools/convert/hub/download';
import { HubClient } from '../../../../tools/convert/hub/http';
import { answer, cutAt, FakeHub, ignoreRange, redirect, sends, serveRange, sha256, type Fault } from './fake-hub';

const BODY = Buffer.from(Uint8Array.from({ length: 1_000_003 }, (_, i) => (i * 7919 + (i >> 8)) & 255));
const OTHER = Buffer.from(BODY).fill(1, 300_000, 400_000);

let hub: FakeHub;
let client: HubClient;
let folder: string;
let waits: number[];
let sentences: string[];
let progress: [number, number | null][];

beforeEach(async () => {
  hub = await new FakeHub().start();
  hub.files.set('/weights', BODY);
  client = new HubClient({ HF_ENDPOINT: hub.origin }, 300);
  folder = await mkdtemp(join(tmpdir(), 'hub-download-'));
  waits = [];
  sentences = [];
  progress = [];
});

afterEach(async () => {
  await client.close();
  await hub.stop();
  await rm(folder, { recursive: true });
});

const target = () => join(folder, 'model.safetensors');

function run(options: Partial<DownloadOptions> = {}): Promise<string> {
  return download({
    client,
    address: `${hub.origin}/weights`,
    target: target(),
    expected: { bytes: BODY.length, sha256: sha256(BODY) },
    name: { repo: 'someone/small-gpt2', revision: 'main', file: 'model.safetensors' },
    retry: { wait: async (ms) => waits.push(ms), onRetry: (sentence) => sentences.push(sentence) },
    onProgress: (done, total) => progress.push([done, total]),
    ...options,
  });
}

async function expectWhole(): Promise<void> {
  expect(sha256(await readFile(target()))).toBe(sha256(BODY));
  expect(existsSync(`${target()}.part`)).toBe(false);
  expect(existsSync(`${target()}.part.json`)).toBe(false);
}

/** An earlier run left the first `bytes` of `body`. */
async function leftBehind(body: Buffer, bytes: number, etag: string | null = `"${sha256(body)}"`): Promise<void> {
  await writeFile(`${target()}.part`, body.subarray(0, bytes));
  await writeFile(`${target()}.part.json`, JSON.stringify({ etag, total: body.length }));
}

describe('download', () => {
  it('brings a whole file and tells how far it is', async () => {
    expect(await run()).toBe(sha256(BODY));
    await expectWhole();
    expect(progress.at(0)).toEqual([0, BODY.length]);
    expect(progress.at(-1)).toEqual([BODY.length, BODY.length]);
    expect(waits).toEqual([]);
  });

  it('goes on by range after a cut at 60 %', async () => {
    hub.fault('/weights', cutAt(0.6));
    await run();
    await expectWhole();
    const [, second] = hub.asked('/weights');
    expect(Number(/^bytes=(\d+)-$/.exec(second?.headers.range ?? '')?.[1])).toBeGreaterThan(0);
    expect(second?.headers['if-range']).toBe(`"${sha256(BODY)}"`);
    expect(sentences[0]).toMatch(/^The connection to 127.0.0.1:\d+ broke .* Trying again in 1 s\.$/);
  });

  it('goes on where an earlier run was cut off', async () => {
    await leftBehind(BODY, 600_000);
    await run();
    await expectWhole();
    expect(hub.seen).toHaveLength(1);
    expect(hub.seen[0]?.headers.range).toBe('bytes=600000-');
    expect(progress[0]).toEqual([600_000, BODY.length]);
  });

  it('goes on without an ETag where the sum is known, and starts over where it is not', async () => {
    await leftBehind(BODY, 600_000, null);
    await run();
    expect(hub.seen[0]?.headers.range).toBe('bytes=600000-');
    await leftBehind(BODY, 600_000, null);
    await run({ expected: { bytes: null, sha256: null } });
    expect(hub.seen[1]?.headers.range).toBeUndefined();
    await expectWhole();
  });

  it('asks nobody when all bytes are there already', async () => {
    await leftBehind(BODY, BODY.length);
    await run();
    await expectWhole();
    expect(hub.seen).toHaveLength(0);
  });

  it('starts over where the server ignores ranges', async () => {
    await leftBehind(BODY, 600_000);
    hub.fault('/weights', ignoreRange);
    await run();
    await expectWhole();
    expect(hub.seen).toHaveLength(1);
  });

  it('starts over where the file behind the address changed', async () => {
    await leftBehind(OTHER, 600_000);
    await run();
    await expectWhole();
    expect(hub.seen).toHaveLength(1);
  });

  it('starts over where the file changed and the server does not know If-Range', async () => {
    await leftBehind(OTHER, 600_000);
    const rangeOnly: Fault = (request, response, body, etag) => {
      delete request.headers['if-range'];
      serveRange(request, response, body, etag);
    };
    hub.fault('/weights', rangeOnly);
    await run();
    await expectWhole();
    expect(hub.seen.map(({ headers }) => headers.range)).toEqual(['bytes=600000-', undefined]);
  });

  it('downloads the whole once where the halves do not fit', async () => {
    await leftBehind(OTHER, 600_000, `"${sha256(BODY)}"`);
    await run();
    await expectWhole();
    expect(hub.seen.map(({ headers }) => headers.range)).toEqual(['bytes=600000-', undefined]);
    expect(sentences).toEqual(['The parts of model.safetensors do not fit together. Starting over.']);
  });

  it('starts over after 416 and after too many bytes left behind', async () => {
    await leftBehind(BODY, 600_000);
    hub.fault('/weights', answer(416));
    await run();
    await expectWhole();
    await leftBehind(Buffer.concat([BODY, BODY]), BODY.length + 5);
    await run();
    await expectWhole();
  });

  it('takes a silent server for a broken connection', async () => {
    const stall: Fault = (_request, response, body, etag) => {
      response.writeHead(200, { etag, 'content-length': body.length });
      response.write(body.subarray(0, 500_000));
    };
    hub.fault('/weights', stall);
    await run();
    await expectWhole();
  });
});

describe('download, refused or wrong', () => {
  it('waits as long as 429 and 503 ask, longer each time where they do not', async () => {
    hub.fault(
      '/weights',
      answer(429, { 'retry-after': '7' }),
      answer(429, { ratelimit: '"resolvers";r=0;t=55' }),
      answer(503),
      answer(503, { 'retry-after': '0' }),
    );
    await run();
    await expectWhole();
    expect(waits).toEqual([7000, 55_000, 4000, 8000]);
  });

  it('gives up after six tries without a new byte, and at once when asked to wait for an hour', async () => {
    hub.fault('/weights', ...Array.from({ length: 9 }, () => answer(503)));
    await expect(run()).rejects.toThrow(
      /^127.0.0.1:\d+ cannot answer now \(503\): run the same command later to go on.$/,
    );
    expect(hub.seen).toHaveLength(6);
    hub.fault('/weights', answer(429, { 'retry-after': '3600' }));
    await expect(run()).rejects.toThrow(/too many requests \(429\): wait, or set HF_TOKEN, then/);
    expect(hub.seen).toHaveLength(7);
  });

  it('does not take the same bytes again for progress', async () => {
    hub.fault('/weights', ...Array.from({ length: 20 }, () => cutAt(0.6)));
    await expect(run()).rejects.toMatchObject({ code: 'interrupted' });
    expect(hub.seen.length).toBeLessThan(14);
    expect(existsSync(`${target()}.part`)).toBe(true);
  });

  it.each([
    [401, {}, 'unauthorized', /shows no model someone\/small-gpt2 \(401\): check the name, or set HF_TOKEN/],
    [403, {}, 'forbidden', /gives someone\/small-gpt2 only to those it knows \(403\)/],
    [404, { 'x-error-code': 'EntryNotFound' }, 'not-found', /has no model.safetensors at revision main on 127/],
    [418, {}, 'http', /answered 418 for someone\/small-gpt2\/model.safetensors/],
  ])('says in one sentence what %i means, at once', async (status, headers, code, sentence) => {
    hub.fault('/weights', answer(status, headers));
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(String((failure as Error).message)).toMatch(sentence);
    expect(hub.seen).toHaveLength(1);
  });

  it('refuses wrong bytes of the right length, and leaves nothing of them', async () => {
    hub.files.set('/weights', OTHER);
    await expect(run()).rejects.toThrow(`has SHA-256 ${sha256(OTHER)}, expected ${sha256(BODY)}`);
    expect(existsSync(target())).toBe(false);
    expect(existsSync(`${target()}.part`)).toBe(false);
  });

  it('refuses a log-in page in place of the file, and keeps what came before', async () => {
    await leftBehind(BODY, 600_000);
    hub.fault('/weights', sends(Buffer.from('<html>Welcome to our hotel</html>'), { 'content-length': '33' }));
    await expect(run()).rejects.toMatchObject({ code: 'wrong-bytes' });
    await run();
    await expectWhole();
    expect(hub.seen.at(-1)?.headers.range).toBe('bytes=600000-');
  });

  it('says so before it fills the disk', async () => {
    await expect(run({ freeBytes: async () => 999 })).rejects.toThrow(
      /^The disk is full, .*model.safetensors.part needs 2 MB more: free some, then run/,
    );
    expect(existsSync(target())).toBe(false);
  });

  it('asks the hub again where the address it gave out has expired', async () => {
    const network = await new FakeHub().start();
    network.files.set('/signed', BODY);
    network.fault('/signed', answer(403));
    hub.fault('/weights', redirect(`${network.origin}/signed`), redirect(`${network.origin}/signed`));
    await run();
    await expectWhole();
    expect(hub.seen).toHaveLength(2);
    await network.stop();
  });
});

/** `--from org/name`: commit, cache, token, redirects, proxies. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchCheckpoint, type FetchOptions } from '../../../../tools/convert/hub/checkpoint';
import { answer, FakeHub, FakeProxy, redirect, REPO, REVISION, sends, sha256 } from './fake-hub';

const CONFIG = Buffer.from('{"model_type":"gpt2"}');
const WEIGHTS = Buffer.alloc(100_000, 'weights');
const PINNED = 'openai-community/gpt2';
const PINNED_REVISION = '607a30d783dfa663caf39e06633721c8d4cfcd7e';

let hub: FakeHub;
let cache: string;
let sentences: string[];

beforeEach(async () => {
  hub = await new FakeHub().start();
  hub.addModel(CONFIG, WEIGHTS);
  cache = await mkdtemp(join(tmpdir(), 'hub-checkpoint-'));
  sentences = [];
});

afterEach(async () => {
  await hub.stop();
  await rm(cache, { recursive: true });
});

function fetch(id: string, env: Record<string, string> = {}, options: FetchOptions = {}) {
  const retry = { wait: async () => undefined, onRetry: (sentence: string) => sentences.push(sentence) };
  return fetchCheckpoint(id, { cache, retry, env: { HF_ENDPOINT: hub.origin, ...env }, ...options });
}

describe('fetchCheckpoint', () => {
  it('resolves the revision, downloads both files and tells their source', async () => {
    const { folder, source } = await fetch(REPO);
    expect(folder).toBe(join(cache, REPO, REVISION));
    expect(source).toEqual({ name: REPO, revision: REVISION, sha256: sha256(WEIGHTS) });
    expect(await readFile(join(folder, 'config.json'))).toEqual(CONFIG);
    expect(await readFile(join(folder, 'model.safetensors'))).toEqual(WEIGHTS);
  });

  it('asks for branches with slashes, and for commits without asking twice', async () => {
    hub.files.set(`/api/models/${REPO}/revision/refs/pr/3`, hub.files.get(`/api/models/${REPO}/revision/main`)!);
    await fetch(`${REPO}@refs/pr/3`);
    expect(hub.seen).toHaveLength(3);
    await fetch(`${REPO}@${REVISION}`, { HF_ENDPOINT: 'http://127.0.0.1:1' });
    expect(hub.seen).toHaveLength(3);
  });

  it('records the sum of weights that the hub does not list one for', async () => {
    hub.addModel(CONFIG, WEIGHTS, false);
    expect((await fetch(REPO)).source.sha256).toBe(sha256(WEIGHTS));
  });

  it('verifies what is there, and downloads it again where it is damaged', async () => {
    const { folder } = await fetch(REPO);
    await fetch(REPO);
    expect(hub.asked('/model.safetensors')).toHaveLength(1);
    await writeFile(join(folder, 'model.safetensors'), Buffer.alloc(100_000, 'damage!'));
    await fetch(REPO);
    expect(await readFile(join(folder, 'model.safetensors'))).toEqual(WEIGHTS);
    expect(sentences[0]).toMatch(/model.safetensors is damaged. Downloading it again.$/);
  });

  it('stops at a foreign config.json before the weights', async () => {
    const checkConfig = () => {
      throw new Error('not GPT-2');
    };
    await expect(fetch(REPO, {}, { checkConfig })).rejects.toThrow('not GPT-2');
    expect(hub.asked('/model.safetensors')).toHaveLength(0);
  });

  it('takes a pinned model only with its known bytes, without asking the API', async () => {
    const path = `/${PINNED}/resolve/${PINNED_REVISION}/config.json`;
    hub.files.set(path, Buffer.alloc(665, ' '));
    await expect(fetch(PINNED)).rejects.toThrow(
      /expected 0daed7749b4f02b8f76240d5444551d7b08712dab4d0adb8239c56ba823bb7b4/,
    );
    expect(hub.seen.map((request) => request.path)).toEqual([path]);
  });
});

describe('fetchCheckpoint, refused', () => {
  it.each([
    ['no such model', answer(401, { 'x-error-code': 'RepoNotFound' }), /shows no model someone\/small-gpt2 \(401\)/],
    ['no such revision', answer(404, { 'x-error-code': 'RevisionNotFound' }), /has no revision main on/],
    ['gated', answer(403, { 'x-error-code': 'GatedRepo' }), /accept its terms on its page, then set HF_TOKEN/],
    ['not a hub', sends(Buffer.from('<html>')), /did not answer as the Hugging Face hub does: check HF_ENDPOINT/],
  ])('%s', async (_case, fault, sentence) => {
    hub.fault('/revision/main', fault);
    await expect(fetch(REPO)).rejects.toThrow(sentence);
  });

  it('says what there is in place of safetensors', async () => {
    const info = { sha: REVISION, siblings: [{ rfilename: 'config.json' }, { rfilename: 'pytorch_model.bin' }] };
    hub.files.set(`/api/models/${REPO}/revision/main`, Buffer.from(JSON.stringify(info)));
    await expect(fetch(REPO)).rejects.toThrow(
      /has no model.safetensors: it has only pytorch_model.bin, save it as safetensors first\.$/,
    );
  });

  it('says how to go on without a network, at once', async () => {
    const address = hub.origin;
    await hub.stop();
    await expect(fetch(REPO, { HF_ENDPOINT: address })).rejects.toThrow(
      /^Could not reach 127.0.0.1:\d+ \(ECONNREFUSED\): check the network or HTTPS_PROXY, or fetch config.json/,
    );
    expect(sentences).toEqual([]);
    hub = await new FakeHub().start();
  });

  it.each(['gpt2', 'a/b/c', '../evil/name', 'a/..', 'a/b@../../x', 'a/b@', 'https://x/y', 'a\\b/c'])(
    'does not take %s for an id',
    async (id) => {
      await expect(fetch(id)).rejects.toMatchObject({ code: 'bad-id' });
      expect(hub.seen).toHaveLength(0);
    },
  );
});

describe('tokens and proxies', () => {
  it('sends HF_TOKEN to the hub and never to where the hub redirects', async () => {
    const network = await new FakeHub().start();
    network.files.set('/blob', WEIGHTS);
    hub.fault('/model.safetensors', redirect('/moved'));
    hub.fault('/moved', redirect(`${network.origin}/blob`));
    await fetch(REPO, { HF_TOKEN: 'hf_secret' });
    expect(hub.seen.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill('Bearer hf_secret'));
    expect(network.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    await network.stop();
  });

  it('follows no circles and no unsafe redirects', async () => {
    hub.fault('/revision/main', ...Array.from({ length: 20 }, () => redirect('main')));
    await expect(fetch(REPO)).rejects.toThrow(/redirects in circles/);
    hub.fault('/revision/main', redirect('file:///etc/passwd'));
    await expect(fetch(REPO)).rejects.toThrow(/not safe to follow/);
  });

  it('goes through HTTP_PROXY, with its password, and past it for NO_PROXY', async () => {
    const proxy = await new FakeProxy().start(hub.origin);
    const env = { HF_ENDPOINT: 'http://hub.test', HTTP_PROXY: `user:pass@${proxy.address}` };
    await fetch(REPO, env);
    expect(proxy.seen.map(({ url }) => url)[0]).toBe(`http://hub.test/api/models/${REPO}/revision/main?blobs=true`);
    expect(proxy.seen).toHaveLength(3);
    expect(proxy.seen[0]?.headers['proxy-authorization']).toBe(`Basic ${btoa('user:pass')}`);
    await rm(join(cache, REPO), { recursive: true });
    await fetch(REPO, { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.1' });
    expect(proxy.seen).toHaveLength(3);
    await proxy.stop();
  });

  it('asks HTTPS_PROXY for a tunnel and does not show it the token', async () => {
    const proxy = await new FakeProxy().start(hub.origin);
    const env = { HF_ENDPOINT: 'https://hub.test', https_proxy: `http://${proxy.address}`, HF_TOKEN: 'hf_secret' };
    await expect(fetch(REPO, env)).rejects.toThrow(
      `The proxy ${proxy.address} refused to connect to hub.test (403): check HTTPS_PROXY and NO_PROXY.`,
    );
    expect(proxy.seen.map(({ url }) => url)).toEqual(['CONNECT hub.test:443']);
    expect(JSON.stringify(proxy.seen)).not.toContain('hf_secret');
    await proxy.stop();
  });

  it('leaves nothing in the cache that a later run would take for whole', async () => {
    hub.fault('/model.safetensors', answer(404));
    await expect(fetch(REPO)).rejects.toThrow();
    expect(existsSync(join(cache, REPO, REVISION, 'checkpoint.json'))).toBe(false);
  });
});

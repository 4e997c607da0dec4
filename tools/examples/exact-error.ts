/** The exact checkpoint's logits after a few prompts, for `public/`, and how far the deployed model's are from them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWithExact, FILE, PROMPTS } from '../../src/components/ExactError/compare';
import type { Model } from '../../src/engine/model';
import { fetched } from '../../src/engine/outputs';
import { run } from '../../src/engine/run';
import { answerModel } from '../../src/lab/answer-model';
import { convert } from '../convert/convert';
import { loadModelFromFolder } from '../lib/node-files';
import { checkpointOf } from './checkpoint';
import { about, OPTIONS, read } from './common';

const prompts = () => PROMPTS.map(read).map(({ prompt, tokens }) => ({ prompt, tokens }));

/** Logits of the model's checkpoint as it is, float32 weights and arithmetic, one prompt after another. */
export async function exactLogits({ manifest }: Model): Promise<Float32Array> {
  const { id } = manifest;
  const folder = await mkdtemp(join(tmpdir(), 'exact-'));
  try {
    await convert({ from: checkpointOf(manifest), id, weights: 'fp32', compute: 'fp32', out: folder });
    const exact = await loadModelFromFolder(join(folder, id));
    const rows: Float32Array[] = [];
    for (const { tokens } of prompts()) {
      const ids = tokens.map(({ id }) => id);
      rows.push(fetched(await run(exact, { tokens: ids, fetch: ['logits'] }), 'logits').data);
    }
    await exact.dispose();
    const all = new Float32Array(rows.length * rows[0]!.length);
    rows.forEach((row, i) => all.set(row, i * row.length));
    return all;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function exactError(model: Model): Promise<object> {
  const exact = await exactLogits(model);
  const ask = (name: 'run', input: { tokens: number[]; fetch: string[] }) => answerModel(model, name, input, OPTIONS);
  const errors = await compareWithExact(ask, prompts(), exact);
  const vocabularySize = model.config.vocab_size;
  return { ...about(model), prompts: prompts(), vocabularySize, bytes: 4 * exact.length, errors };
}

/** Writes the file that the lab fetches; returns its path and size. */
export async function writeExactLogits(exact: Float32Array): Promise<{ path: string; bytes: number }> {
  const view = new DataView(new ArrayBuffer(4 * exact.length));
  exact.forEach((logit, i) => view.setFloat32(4 * i, logit, true));
  const path = join('public', FILE);
  await writeFile(path, new Uint8Array(view.buffer));
  return { path, bytes: view.byteLength };
}

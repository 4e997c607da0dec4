/** `npm run examples` asks for the checkpoint that the model was made of, before it writes numbers that it calls exact. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Manifest } from '../../../src/engine/types';
import { convert } from '../../../tools/convert/convert';
import { requireCheckpoint } from '../../../tools/examples/checkpoint';
import { UserError } from '../../../tools/lib/user-error';
import { tempFolder } from '../../support/temp-folder';
import { TINY, tinyTensors, writeCheckpoint } from '../../support/tiny-checkpoint';

const folder = tempFolder();
const SIZES = { ...TINY, n_embd: 12, n_positions: 5 };
const checkpoints = join(folder, 'checkpoints');
let manifest: Manifest;

beforeAll(async () => {
  const from = join(checkpoints, 'tiny');
  await writeCheckpoint(from, tinyTensors(SIZES), { config: { ...SIZES } });
  manifest = await convert({ from, id: 'tiny', weights: 'int8', out: join(folder, 'models') });
});

it('takes the checkpoint that the model was made of', async () => {
  await expect(requireCheckpoint(manifest, checkpoints)).resolves.toBeUndefined();
});

it('refuses a model whose checkpoint is not there', async () => {
  const message = await refusal({ ...manifest, id: 'other' });
  expect(message).toContain(join(checkpoints, 'other'));
  expect(message).toContain('Nothing was written.');
  expect(message).toContain('config.json and model.safetensors');
});

it('refuses another checkpoint of the very same sizes', async () => {
  await writeCheckpoint(join(checkpoints, 'fine-tuned'), tinyTensors(SIZES, 2), { config: { ...SIZES } });
  const message = await refusal({ ...manifest, id: 'fine-tuned' });
  expect(message).toContain(manifest.source.sha256);
  expect(message).toContain('Nothing was written.');
  expect(message).toContain(`npm run model -- --from ${join(checkpoints, 'fine-tuned')} --id fine-tuned`);
});

it('refuses a model that stores float32, of whose rounding there is nothing to tell', async () => {
  expect(await refusal({ ...manifest, weights: 'fp32' })).toContain('without --weights fp32');
});

async function refusal(of: Manifest): Promise<string> {
  const error: unknown = await requireCheckpoint(of, checkpoints).catch((problem: unknown) => problem);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

/** The checkpoint that a model was made of: pages hold the model against its exact weights, which are not deployed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/engine/types';
import { CHECKPOINTS_FOLDER } from '../convert/options';
import { openSource } from '../convert/source';
import { UserError } from '../lib/user-error';

export function checkpointOf({ id }: Pick<Manifest, 'id'>, folder = CHECKPOINTS_FOLDER): string {
  return join(folder, id);
}

/**
 * UserError unless the model's own checkpoint is there. Another one, even of the same sizes, would give "exact" numbers that
 * nothing on the page shows to be another model's.
 */
export async function requireCheckpoint(manifest: Manifest, folder = CHECKPOINTS_FOLDER): Promise<void> {
  const { id, source, weights } = manifest;
  const path = checkpointOf(manifest, folder);
  const refuse = (what: string, advice: string) => new UserError(`${what}. Nothing was written. ${advice}.`);
  if (weights !== 'int8') {
    const what = `${id} stores its weights as float32, and pages tell what storing them as int8 costs`;
    throw refuse(what, 'Convert it anew without --weights fp32');
  }
  if (!existsSync(path)) {
    const what = `There is no ${path}, and pages hold ${id} against the checkpoint it was made of`;
    throw refuse(
      what,
      `Put its config.json and model.safetensors there (and its README.md, if pages are to show a card)`,
    );
  }
  const checkpoint = await openSource(path);
  const sha256 = await checkpoint.sha256();
  await checkpoint.close();
  if (sha256 !== source.sha256) {
    const what = `${id} was not made of ${path}: its weights have the SHA-256 ${sha256}, the manifest says ${source.sha256}`;
    const advice = `Put the checkpoint it was made of there, or convert this one: npm run model -- --from ${path} --id ${id}`;
    throw refuse(what, advice);
  }
}

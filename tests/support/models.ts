/** Running models for tests: the default checkpoint or any other, converted into a temporary folder. */
import { join } from 'node:path';
import type { Model } from '../../src/engine/model';
import { convert } from '../../tools/convert/convert';
import { DEFAULT_MODEL, type Options } from '../../tools/convert/options';
import { loadModelFromFolder } from '../../tools/lib/node-files';

type Variant = Partial<Pick<Options, 'from' | 'weights' | 'compute'>>;

/** Converts and loads; without `from` the default model's checkpoint, in float32 unless said otherwise. */
export async function convertedModel(out: string, variant: Variant = {}): Promise<Model> {
  const options: Options = { ...DEFAULT_MODEL, weights: 'fp32', compute: 'fp32', out, ...variant };
  await convert(options);
  return loadModelFromFolder(join(out, options.id));
}

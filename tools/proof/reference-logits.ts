/** Logits of a checkpoint by the independent implementation, which works in double precision and knows no graph. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Checkpoint } from '../convert/checkpoint';
import { parseConfig } from '../convert/config';
import { reference, type Tensors } from '../lib/conformance/reference';
import { SafetensorsFile } from '../lib/safetensors/reader';

/** [T,V], row-major. */
export async function referenceLogits(folder: string, tokens: number[]): Promise<Float32Array> {
  const configFile = join(folder, 'config.json');
  const config = parseConfig(await readFile(configFile, 'utf8'), configFile);
  const file = await SafetensorsFile.open(join(folder, 'model.safetensors'));
  try {
    const checkpoint = Checkpoint.open([file], config);
    const tensors: Tensors = new Map();
    for (const { name, shape } of checkpoint.specs) tensors.set(name, { shape, values: await checkpoint.read(name) });
    return reference(tensors, config, tokens, {}).logits!.data;
  } finally {
    await file.close();
  }
}

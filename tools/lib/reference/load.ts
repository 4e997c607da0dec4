/** The default model's checkpoint, as the reference implementation reads it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { weightsFrom, type Tensor, type Weights } from '../../../src/engine/reference/weights';
import { SafetensorsFile } from '../safetensors/reader';

export const CHECKPOINT = 'checkpoints/course-12m';

export async function loadReference(folder = CHECKPOINT): Promise<Weights> {
  const sizes = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as { n_layer: number; n_head: number };
  const file = await SafetensorsFile.open(join(folder, 'model.safetensors'));
  try {
    const tensors = new Map<string, Tensor>();
    for (const [name, { shape }] of file.entries) {
      tensors.set(name.replace(/^transformer\./, ''), { data: await file.floats(name), shape });
    }
    return weightsFrom((name) => tensors.get(name)!, sizes);
  } finally {
    await file.close();
  }
}

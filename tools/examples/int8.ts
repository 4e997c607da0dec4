/** Channels of the model with their exact values, from the checkpoint it was made of. The checkpoint itself is not deployed. */
import type { StoredChannel } from '../../src/components/Int8/channels';
import { encodeFloats } from '../../src/engine/base64';
import type { Model } from '../../src/engine/model';
import { encode } from '../../src/engine/tokenizer';
import { answerModel } from '../../src/lab/answer-model';
import { Checkpoint } from '../convert/checkpoint';
import { openSource } from '../convert/source';
import { checkpointOf } from './checkpoint';
import { about, OPTIONS } from './common';

const TOKEN = ' king';

export async function int8(model: Model): Promise<object> {
  const source = await openSource(checkpointOf(model.manifest));
  const checkpoint = Checkpoint.open(source.files, model.config);
  const last = model.config.n_layer - 1;
  const channels: StoredChannel[] = [];
  const add = async (tensor: string, index: number, kind: StoredChannel['kind'], exact: Float32Array, token = {}) => {
    const { channel } = await answerModel(model, 'channel', { tensor, index }, OPTIONS);
    channels.push({ tensor, index, kind, ...token, exact: encodeFloats(exact), ...channel! });
  };
  for (const [tensor, kind] of [
    ['h.0.attn.c_attn.weight', 'typical'],
    ['h.0.attn.c_attn.weight', 'outlier'],
    [`h.${last}.mlp.c_fc.weight`, 'typical'],
    [`h.${last}.mlp.c_proj.weight`, 'outlier'],
  ] as const) {
    const [rows, columns] = model.weights.info(tensor).shape as [number, number];
    const all = await checkpoint.read(tensor); // [in, out]
    const column = (index: number) => Float32Array.from({ length: rows }, (_, row) => all[row * columns + index]!);
    const order = Array.from({ length: columns }, (_, index) => ({ index, peak: peak(column(index)) }));
    order.sort((a, b) => a.peak - b.peak);
    const { index } = order[kind === 'outlier' ? columns - 1 : Math.floor(columns / 2)]!;
    await add(tensor, index, kind, column(index));
  }
  const [token] = encode(TOKEN);
  const D = model.config.n_embd;
  const table = await checkpoint.read('wte.weight'); // [V, D]
  const row = table.slice(token!.id * D, (token!.id + 1) * D);
  await add('wte.weight', token!.id, 'token', row, { token: TOKEN });
  await source.close();
  return { ...about(model), channels };
}

/** Largest |weight|, in root mean squares. */
function peak(channel: Float32Array): number {
  const square = channel.reduce((sum, x) => sum + x * x, 0) / channel.length;
  return channel.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / Math.sqrt(square);
}

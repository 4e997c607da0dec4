/** The question of the figure, asked of the page's session or, for the stored run, of the engine; and that run's form on disk. */
import { decodeFloats, encodeFloats } from '../../engine/base64';
import type { MlpToken } from '../../engine/types';
import type { Requests } from '../../lab/protocol';
import { indexWithin, positionWithin } from '../shared/place';

export type Ask = (input: Requests['mlpToken']['in']) => Promise<Requests['mlpToken']['out']>;

export interface MlpAnswer extends MlpToken {
  layer: number;
  position: number;
}

/** Block and position are kept within the model and the text; a neuron that is not there is the most active one. */
export async function askMlp(
  ask: Ask,
  tokens: number[],
  { layers, neurons }: { layers: number; neurons: number },
  wanted: { layer: number; position: number; neuron: number },
): Promise<MlpAnswer> {
  const layer = indexWithin(wanted.layer, layers);
  const position = positionWithin(wanted.position, tokens.length);
  const neuron = neuronWithin(wanted.neuron, neurons);
  const { token } = await ask({ tokens, layer, position, neuron });
  return { ...token, layer, position };
}

/** −1 is the most active one. */
export function neuronWithin(wanted: number, neurons: number): number {
  const neuron = Math.trunc(wanted);
  return neuron >= 0 && neuron < neurons ? neuron : -1;
}

const VECTORS = ['input', 'pre', 'post', 'out', 'linear', 'column', 'row'] as const;

export type StoredMlp = Record<(typeof VECTORS)[number], string> &
  Pick<MlpAnswer, 'neuron' | 'bias' | 'layer' | 'position'>;

export function storable({ neuron, bias, layer, position, ...vectors }: MlpAnswer): StoredMlp {
  const encoded = VECTORS.map((name) => [name, encodeFloats(vectors[name].data)] as const);
  return {
    neuron,
    bias,
    layer,
    position,
    ...(Object.fromEntries(encoded) as Record<(typeof VECTORS)[number], string>),
  };
}

export function fromStored({ neuron, bias, layer, position, ...texts }: StoredMlp): MlpAnswer {
  const vector = (text: string) => {
    const data = decodeFloats(text);
    return { data, shape: [data.length] };
  };
  const decoded = VECTORS.map((name) => [name, vector(texts[name])] as const);
  return {
    neuron,
    bias,
    layer,
    position,
    ...(Object.fromEntries(decoded) as Pick<MlpAnswer, (typeof VECTORS)[number]>),
  };
}

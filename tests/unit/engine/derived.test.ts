import { describe, expect, it } from 'vitest';
import { Chunks } from '../../../src/engine/chunks';
import { entropy, klDivergence } from '../../../src/engine/derived/entropy';
import { unembed } from '../../../src/engine/derived/logit-lens';
import { cosinesTo, neighbours } from '../../../src/engine/derived/neighbours';
import type { Manifest, TensorInfo } from '../../../src/engine/types';
import { Weights } from '../../../src/engine/weights';
import reference from './fixtures/derived.json' with { type: 'json' };

const weights = weightsOf({
  'wte.weight': { values: reference.wte.flat(), shape: [4, 6] },
  'ln_f.weight': { values: reference.gain, shape: [4] },
  'ln_f.bias': { values: reference.bias, shape: [4] },
});

/** Float32 weights in one chunk; of the manifest, only what `Weights` reads. */
function weightsOf(tensors: Record<string, { values: number[]; shape: number[] }>): Weights {
  const all = Float32Array.from(Object.values(tensors).flatMap(({ values }) => values));
  let offset = 0;
  const infos = Object.entries(tensors).map(([name, { values, shape }]) => {
    const info: TensorInfo = { dtype: 'float32', shape, chunk: 0, offset, scale: null };
    offset += 4 * values.length;
    return [name, info] as const;
  });
  const manifest = { tensors: Object.fromEntries(infos) } as unknown as Manifest;
  return new Weights(manifest, new Chunks([new Uint8Array(all.buffer)]));
}

describe('entropy and divergence', () => {
  it("are numpy's", () => {
    expect(entropy(reference.p)).toBeCloseTo(reference.entropy, 12);
    expect(klDivergence(reference.p, reference.q)).toBeCloseTo(reference.kl, 12);
  });

  it('are right where it can be seen by eye', () => {
    expect(entropy([1, 0])).toBe(0);
    expect(entropy([0.5, 0.5])).toBeCloseTo(Math.LN2, 15);
    expect(klDivergence([0.3, 0.7], [0.3, 0.7])).toBe(0);
    expect(klDivergence([0.5, 0.5], [1, 0])).toBe(Infinity);
  });
});

describe('neighbours', () => {
  it("have numpy's cosines", () => {
    cosinesTo(weights, weights.tokenEmbedding(2)).forEach((cosine, token) => {
      expect(cosine).toBeCloseTo(reference.cosinesTo2[token]!, 6);
    });
  });

  it('come nearest first, without the token itself', () => {
    const found = neighbours(weights, 2, 99);
    const expected = [0, 1, 3, 4, 5].sort((a, b) => reference.cosinesTo2[b]! - reference.cosinesTo2[a]!);
    expect(found.map(({ token }) => token.id)).toEqual(expected);
    expect(neighbours(weights, 2, 2)).toEqual(found.slice(0, 2));
  });
});

describe('logit lens', () => {
  it("gives numpy's logits", () => {
    const config = { layer_norm_epsilon: reference.epsilon } as Manifest['config'];
    unembed({ weights, config }, reference.residual).forEach((logit, token) => {
      expect(logit).toBeCloseTo(reference.logits[token]!, 5);
    });
  });
});

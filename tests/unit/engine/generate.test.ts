/** Generating and looking between the layers, with the committed model. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logitLens } from '../../../src/engine/derived/logit-lens';
import { generate, type GenerateRequest } from '../../../src/engine/generate';
import type { Model } from '../../../src/engine/model';
import { uniform } from '../../../src/engine/random';
import { run } from '../../../src/engine/run';
import { sample } from '../../../src/engine/sampling';
import { encodeIds } from '../../../src/engine/tokenizer';
import { loadModelFromFolder } from '../../../tools/lib/node-files';

let model: Model;
beforeAll(async () => {
  model = await loadModelFromFolder('public/models/course-12m');
});
afterAll(() => model.dispose());

const prompt = encodeIds('Once upon a time there was a little');
const request: GenerateRequest = {
  tokens: prompt,
  count: 12,
  settings: { temperature: 0.9, topK: 50, topP: 0.95 },
  seed: 42,
  top: 3,
};
const ids = (answer: Awaited<ReturnType<typeof generate>>) => answer.tokens.map(({ token }) => token.id);

describe('generate', () => {
  it('gives the same text for the same seed, and another for another', async () => {
    const first = await generate(model, request);
    expect(first.stopped).toBe('count');
    expect(first.tokens).toHaveLength(12);
    expect(await generate(model, request)).toEqual(first);
    expect(ids(await generate(model, { ...request, seed: 43 }))).not.toEqual(ids(first));
  });

  it('draws what a loop without cache draws', async () => {
    const tokens = [...prompt];
    for (let step = 0; step < 6; step++) {
      const { logits } = await run(model, { tokens, fetch: ['logits'] });
      tokens.push(sample(logits!.data, request.settings, uniform(request.seed, step)).id);
    }
    expect(ids(await generate(model, { ...request, count: 6 }))).toEqual(tokens.slice(prompt.length));
  });

  it('goes on where it stopped', async () => {
    const whole = ids(await generate(model, request));
    const rest = await generate(model, {
      ...request,
      tokens: [...prompt, ...whole.slice(0, 5)],
      count: 7,
      firstStep: 5,
    });
    expect(ids(rest)).toEqual(whole.slice(5));
  });

  it('tells each token as it comes, and stops when asked', async () => {
    const abort = new AbortController();
    const told: number[] = [];
    const { tokens } = await generate(model, request, {
      signal: abort.signal,
      onToken: ({ token }) => {
        if (told.push(token.id) === 3) abort.abort();
      },
    });
    expect(tokens.map(({ token }) => token.id)).toEqual(told);
    expect(told).toHaveLength(3);
  });

  it('says when the context is full, and refuses a prompt that does not fit', async () => {
    const limit = model.config.n_positions;
    const almost = { ...request, tokens: new Array<number>(limit - 2).fill(257) };
    const answer = await generate(model, almost);
    expect([answer.stopped, answer.tokens.length]).toEqual(['context-full', 2]);
    const full = await generate(model, { ...request, tokens: new Array<number>(limit).fill(257) });
    expect([full.stopped, full.tokens.length]).toEqual(['context-full', 0]);
    await expect(generate(model, { ...request, tokens: new Array<number>(limit + 1).fill(257) })).rejects.toMatchObject(
      {
        code: 'context-overflow',
        details: { limit, tokens: limit + 1 },
      },
    );
  });

  it('always takes the most likely token at temperature 0', async () => {
    const settings = { temperature: 0, topK: 0, topP: 1 };
    for (const { token, probability, distribution } of (await generate(model, { ...request, settings, count: 4 }))
      .tokens) {
      expect(token).toEqual(distribution.candidates[0]!.token);
      expect(probability).toBe(1);
    }
  });
});

describe('logit lens', () => {
  it("ends with the model's own logits", async () => {
    const layers = await logitLens(model, prompt);
    expect(layers.map(({ name }) => name)).toEqual([
      'blocks.0.resid_pre',
      ...Array.from({ length: model.config.n_layer }, (_, layer) => `blocks.${layer}.resid_post`),
    ]);
    const { logits } = await run(model, { tokens: prompt, fetch: ['logits'] });
    const scale = Math.max(...logits!.data.map(Math.abs));
    const differences = layers.at(-1)!.logits.map((logit, id) => Math.abs(logit - logits!.data[id]!) / scale);
    expect(Math.max(...differences)).toBeLessThan(1e-5);
  });
});

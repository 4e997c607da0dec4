/**
 * What the TypeScript reference answers where the golden activations have nothing to say: for `check.py`, which asks
 * the PyTorch files the same. Numbers come from the default model's weights, or from a seed.
 */
import ranks from 'gpt-tokenizer/bpeRanks/r50k_base';
import { uniform } from '../../src/engine/random';
import { crossAttention } from '../../src/engine/reference/attention';
import { dropout } from '../../src/engine/reference/dropout';
import { embed, neighbours, sinusoids } from '../../src/engine/reference/embedding';
import { cachedStep, emptyCache, generate } from '../../src/engine/reference/generate';
import { forward, logitLens, postNormBlock } from '../../src/engine/reference/model';
import { attribution, greedy, loss, sample } from '../../src/engine/reference/output';
import { dequantise, quantise } from '../../src/engine/reference/quantise';
import { merge } from '../../src/engine/reference/tokens';
import { dot, range, softmax, type Matrix, type Vector } from '../../src/engine/reference/vectors';
import type { Weights } from '../../src/engine/reference/weights';

export interface Case {
  step: string;
  /** What the step is given, besides the weights and `ids`. */
  given: Record<string, unknown>;
  expected: unknown;
}

export interface Cases {
  ids: number[];
  cases: Case[];
}

export function casesOf(ids: number[], m: Weights): Cases {
  const cases: Case[] = [];
  const ask = <G extends Record<string, unknown>>(step: string, given: G, answer: (given: G) => unknown) =>
    cases.push({ step, given, expected: answer(given) });

  const [a, b] = [noise(1, 16), noise(2, 16)];
  ask('dot', { a, b }, () => dot(a, b));
  ask('softmax', { x: noise(3, 16).map((x) => 9 * x) }, ({ x }) => softmax(x));
  ask('sinusoids', { T: 12, D: 16 }, ({ T, D }) => sinusoids(T, D));
  ask('dropout', { x: noise(4, 64), p: 0.25, seed: 42 }, ({ x, p, seed }) => dropout(x, p, seed));
  askMerge(ask);
  askCrossAttention(ask);

  ask('neighbours', { id: ids[0]! }, ({ id }) => neighbours(id, m.wte));
  ask('postNormBlock', {}, () => postNormBlock(embed(ids, m), m.blocks[0]!));
  ask('logitLens', {}, () => logitLens(ids, m));
  ask('cachedStep', { first: 5 }, ({ first }) => {
    const caches = m.blocks.map(emptyCache);
    cachedStep(ids.slice(0, first), m, caches);
    return cachedStep(ids.slice(first), m, caches);
  });
  ask('generate', { count: 4 }, ({ count }) => generate(ids, count, m, greedy));

  const logits = forward(ids, m);
  ask('greedy', { logits }, () => greedy(logits));
  ask('loss', { logits, next: ids[0]! }, ({ next }) => loss(logits, next));
  const part = embed(ids, m).at(-1)!;
  ask('attribution', { part, id: ids[0]!, scale: 3 }, ({ id, scale }) => attribution(part, id, scale, m));
  for (const [tau, topK, topP] of [
    [1, logits.length, 1],
    [0.7, 40, 1],
    [1.5, logits.length, 0.9],
  ] as const) {
    const draws = [0, 0.2, 0.5, 0.8, 0.99];
    ask('sample', { logits, tau, topK, topP, draws }, () => draws.map((u) => sample(logits, tau, topK, topP, u)));
  }

  const { weight } = m.blocks[0]!.attn.proj;
  const { values, scales } = quantise(weight);
  ask('quantise', { weight }, () => [...values, scales]);
  ask('dequantise', { values, scales }, () => dequantise(values, scales));
  return { ids, cases };
}

type Ask = <G extends Record<string, unknown>>(step: string, given: G, answer: (given: G) => unknown) => void;

function askMerge(ask: Ask): void {
  const rank = ranks.flatMap((text, id) => (typeof text === 'string' ? [[text, id] as [string, number]] : []));
  const words = ['empowers', ' unbelievably', ' kotatsu', ' the', 'q'];
  ask('merge', { words, rank }, () => words.map((word) => merge([...word], new Map(rank))));
}

function askCrossAttention(ask: Ask): void {
  const linear = (seed: number) => ({ weight: matrix(seed, 6, 4), bias: noise(seed + 100, 4) });
  const given = { x: matrix(10, 3, 6), memory: matrix(20, 5, 6), q: linear(30), k: linear(40), v: linear(50) };
  ask('crossAttention', given, ({ x, memory, q, k, v }) => crossAttention(x, memory, { q, k, v }));
}

/** Numbers between −1 and 1. */
function noise(seed: number, n: number): Vector {
  return range(n).map((i) => 2 * uniform(seed, i) - 1);
}

function matrix(seed: number, rows: number, columns: number): Matrix {
  return range(rows).map((row) => noise(1000 * seed + row, columns));
}

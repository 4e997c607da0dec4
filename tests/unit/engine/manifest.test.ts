/** A manifest that came over a network is believed only after a check. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { downloadBytes, parseManifest, parseModelIndex } from '../../../src/engine/manifest';
import type { Manifest } from '../../../src/engine/types';

const committed = readFileSync('public/models/course-12m/manifest.json', 'utf8');

it('takes the committed manifest as it is', () => {
  expect(parseManifest(JSON.parse(committed))).toEqual(JSON.parse(committed));
});

it('takes one of a model whose files lie as they are, as converters wrote before', () => {
  const manifest = JSON.parse(committed) as Manifest;
  for (const file of [manifest.graph, ...manifest.chunks]) delete file.packed;
  expect(parseManifest(manifest)).toEqual(manifest);
  expect(downloadBytes(manifest)).toBe(manifest.chunks.reduce((sum, { bytes }) => sum + bytes, manifest.graph.bytes));
  expect(downloadBytes(JSON.parse(committed))).toBeLessThan(0.93 * downloadBytes(manifest));
});

/* eslint-disable @typescript-eslint/no-explicit-any -- broken on purpose */
describe('refuses', () => {
  it.each<[string, (manifest: any) => void, RegExp]>([
    ['another format', (m) => (m.format = 2), /has format 2, expected 1/],
    ['no config', (m) => delete m.config, /config is not an object/],
    ['a size of 0', (m) => (m.config.n_layer = 0), /config\.n_layer is not a positive whole number/],
    ['heads that do not divide', (m) => (m.config.n_head = 5), /n_embd is not a multiple/],
    ['a path for a file', (m) => (m.chunks[0].file = '../secret'), /chunks\[0\]\.file is not a file name/],
    ['an address for a file', (m) => (m.graph.file = 'https://example.org/x'), /graph\.file is not a file name/],
    ['no hash', (m) => (m.chunks[1].sha256 = 'abc'), /chunks\[1\]\.sha256 is not a SHA-256/],
    ['an unknown packing', (m) => (m.graph.packed.as = 'rar'), /graph\.packed\.as is none of gzip/],
    ['a missing chunk', (m) => m.chunks.pop(), /lies outside the chunks/],
    ['an offset outside', (m) => (m.tensors['wte.weight'].offset = 2 ** 40), /wte\.weight lies outside the chunks/],
    ['a tensor without scale', (m) => (m.tensors['wte.weight'].scale = null), /wte\.weight\.scale is not an object/],
    ['a scale without axis', (m) => delete m.tensors['wte.weight'].scale.axis, /scale\.axis is not an axis/],
    ['an unknown dtype', (m) => (m.tensors['wte.weight'].dtype = 'int4'), /dtype is none of int8, float32/],
  ])('%s', (_, change, message) => {
    const manifest = JSON.parse(committed);
    change(manifest);
    const refused = expect.objectContaining({ code: 'bad-manifest', message: expect.stringMatching(message) });
    expect(() => parseManifest(manifest)).toThrow(refused);
  });

  it.each([[null], ['<!doctype html>'], [[]], [42]])('%j for a manifest', (json) => {
    expect(() => parseManifest(json)).toThrow(expect.objectContaining({ code: 'bad-manifest' }));
  });

  it('an index that is no list of models', () => {
    expect(() => parseModelIndex({})).toThrow(expect.objectContaining({ code: 'bad-manifest' }));
    expect(() => parseModelIndex([{ id: 'x' }])).toThrow(expect.objectContaining({ code: 'bad-manifest' }));
  });
});

/** The form of exported files: what they say about themselves, and that their numbers survive. */
import { describe, expect, it } from 'vitest';
import { columnOf, fileName, tokenText } from '../../../src/components/shared/export-columns';
import type { ExportAbout, ExportData } from '../../../src/components/shared/export-data';
import { csvFile, jsonFile } from '../../../src/components/shared/export-file';

const about: ExportAbout = {
  lab: 'sampling',
  title: 'Sampling',
  link: 'https://example.org/#v=1&at=sampling',
  language: 'ja',
  origin: 'live',
  date: '2025-01-01T00:00:00.000Z',
  model: {
    id: 'tiny',
    title: 'Tiny',
    license: 'MIT',
    source: { name: 'tiny', sha256: 'aa' },
    graph: { file: 'model.onnx', sha256: 'bb' },
    chunks: [{ file: 'weights-000.bin', sha256: 'cc' }],
    weights: 'int8',
    compute: 'fp32',
  },
};
const data: ExportData = {
  json: {
    model: 'tiny',
    prompt: 'He said "hi",\nthen',
    tokens: [{ id: 1, text: 'He' }],
    'a/b': { 'scores~': Float32Array.of(0.5, -Infinity, NaN, 2) },
  },
  rows: [
    { id: 1, token: 'a"b', logit: 0.5, milliseconds: 3 },
    { id: 2, token: ' c', logit: -Infinity, milliseconds: 4 },
  ],
  tensors: [{ name: 'blocks.0.scores', at: ['a/b', 'scores~'], shape: [2, 2], axes: ['query', 'key'] }],
};

describe('JSON', () => {
  const file = JSON.parse(jsonFile(data, about)) as Record<string, unknown>;

  it('says which experiment and which model', () => {
    expect(file).toMatchObject({
      format: 'inside-the-transformer/experiment',
      version: 1,
      lab: 'sampling',
      link: about.link,
      language: 'ja',
      prompt: data.json.prompt,
      tokens: [{ id: 1, text: 'He' }],
      model: {
        id: 'tiny',
        sha256: 'aa',
        files: [
          { file: 'model.onnx', sha256: 'bb' },
          { file: 'weights-000.bin', sha256: 'cc' },
        ],
      },
    });
  });

  it('leads to each tensor by a pointer, with every number', () => {
    const [{ pointer, unit }] = file.tensors as [{ pointer: string; unit: string }];
    expect([pointer, unit]).toEqual(['/data/a~1b/scores~0', '1']);
    expect((file.data as Record<string, Record<string, unknown>>)['a/b']!['scores~']).toEqual([
      0.5,
      '-Infinity',
      'NaN',
      2,
    ]);
  });

  it('keeps the model’s name where its description is not known', () => {
    expect(JSON.parse(jsonFile(data, { ...about, model: null }))).toMatchObject({ model: 'tiny' });
  });
});

describe('CSV', () => {
  it('is one table: a header with units, and the head in the first row', () => {
    const [header, first, second, end] = csvFile(data, about).split('\r\n');
    expect(header).toMatch(/^id,token,logit_nats,time_ms,export_format,/);
    expect(first).toMatch(
      /^1,"a""b",0.5,3,"inside-the-transformer\/experiment 1","sampling","2x4","tiny","aa","He said/,
    );
    expect(second).toMatch(/^2," c",-Infinity,4,"",/);
    expect(end).toBe('');
  });

  it('says where its numbers come from, as the JSON does', () => {
    const [header, first] = csvFile(data, { ...about, origin: 'stale' }).split('\r\n');
    expect(header).toMatch(/,export_prompt,export_origin,export_link,/);
    expect(first).toContain('"stale","https://example.org/');
  });

  it('holds no text that a spreadsheet takes for a formula', () => {
    const texts = ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '-', '=', ' =1', 'a=1', '\n=1'];
    const rows = texts.map((token) => ({ logit: -1.5, token }));
    const file = csvFile({ json: { prompt: '=HYPERLINK("https://example.org")' }, rows }, about);
    for (const text of texts.slice(0, 6)) expect(file).toContain(`-1.5,"'${text}"`);
    for (const text of texts.slice(6)) expect(file).toContain(`-1.5,"${text}"`);
    expect(file).toContain(`"'=HYPERLINK(""https://example.org"")"`);
    expect(jsonFile({ json: { prompt: '=1+1', next: rows }, rows }, about)).not.toContain("'=");
  });

  it('without a row has the head alone', () => {
    expect(csvFile({ json: {}, rows: [] }, about)).toMatch(/^export_format,.*\r\n"inside-the-transformer/);
  });
});

describe('columns', () => {
  it('have a name in files, a unit and a meaning', () => {
    expect(['deltaLogProbability', 'rankOfFinalAnswer', 'd17', 'cacheBytes'].map(fileName)).toEqual([
      'delta_log_probability_nats',
      'rank_of_final_answer',
      'd17',
      'cache_bytes',
    ]);
    expect(columnOf('d17')).toMatchObject({ unit: '1' });
    expect(columnOf('delta_d17')).toMatchObject({ unit: '1', meaning: expect.stringContaining('minus') });
    expect([columnOf('constructor'), columnOf('what')]).toEqual([null, null]);
  });

  it('mean what the engine computes', () => {
    expect(columnOf('probability')!.meaning).toContain('temperature 1');
    expect(columnOf('final')!.meaning).toContain('drawn');
    expect(columnOf('endOfText')).toMatchObject({ unit: '1', meaning: expect.stringMatching(/^probability/) });
    expect(columnOf('seen')).toMatchObject({ unit: 'count', meaning: expect.stringMatching(/^how often/) });
  });

  it('have a token’s text, or its bytes in hexadecimal', () => {
    expect(tokenText({ text: ' the', bytes: [] })).toBe(' the');
    expect(tokenText({ text: null, bytes: [0xe6, 0x0a] })).toBe('e6 0a');
  });
});

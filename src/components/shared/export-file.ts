/**
 * The one form of all exported numbers. JSON: a head (which model by its hashes, which prompt, which address), what each
 * column and tensor is, then the lab's own data. CSV (RFC 4180): the lab's table with one header line, units in the names;
 * the head stands in columns `export_…` at the end, filled in the first row, so that the file stays a plain table.
 */
import { csvText } from './csv';
import { columnOf, fileName } from './export-columns';
import type { ExportAbout, ExportData, ModelFacts, Row } from './export-data';

/** Of the form; counts up when a reader of the old form would misread the new one. */
const FORMAT_VERSION = 1;

export function jsonFile({ json, rows, tensors = [] }: ExportData, about: ExportAbout): string {
  const { model: modelNamed, prompt, text, tokens, ...data } = json;
  const file = {
    format: 'inside-the-transformer/experiment',
    version: FORMAT_VERSION,
    lab: about.lab,
    title: about.title,
    link: about.link,
    language: about.language,
    date: about.date,
    origin: about.origin,
    model: about.model ? identified(about.model) : (modelNamed ?? null),
    prompt: prompt ?? text ?? null,
    tokens: tokens ?? null,
    table: {
      shape: [rows.length, Object.keys(rows[0] ?? {}).length],
      columns: Object.keys(rows[0] ?? {}).map((key) => ({ key, name: fileName(key), ...columnOf(key) })),
    },
    tensors: tensors.map(({ name, at, shape, axes, unit = '1' }) => ({
      name,
      pointer: ['', 'data', ...at].map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/'),
      shape,
      axes,
      unit,
    })),
    data,
  };
  return JSON.stringify(file, floatsAsNumbers, 2);
}

export function csvFile({ json, rows }: ExportData, about: ExportAbout): string {
  const prompt = json.prompt ?? json.text;
  const head: Row = {
    export_format: `inside-the-transformer/experiment ${FORMAT_VERSION}`,
    export_lab: about.lab,
    export_shape: `${rows.length}x${Object.keys(rows[0] ?? {}).length}`,
    export_model: about.model?.id ?? '',
    export_model_sha256: about.model?.source.sha256 ?? '',
    export_prompt: typeof prompt === 'string' ? prompt : '',
    export_origin: about.origin,
    export_link: about.link,
    export_date: about.date,
  };
  const blank = Object.fromEntries(Object.keys(head).map((key) => [key, '']));
  return csvText(
    (rows.length ? rows : [{}]).map((row, i) => ({
      ...Object.fromEntries(Object.entries(row).map(([key, value]) => [fileName(key), value])),
      ...(i === 0 ? head : blank),
    })),
  );
}

/** What tells this model from every other: the hash of its source, and of each file that a browser loads. */
function identified({ id, title, license, source, graph, chunks, weights, compute }: ModelFacts) {
  return {
    id,
    title,
    license,
    weights,
    compute,
    sha256: source.sha256,
    source,
    files: [graph, ...chunks].map(({ file, sha256 }) => ({ file, sha256 })),
  };
}

/** Typed arrays become plain ones (JSON.stringify alone would write objects with index keys); ±∞ and NaN become words. */
function floatsAsNumbers(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as Float32Array) : value;
}

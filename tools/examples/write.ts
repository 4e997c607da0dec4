/** The file form of a stored run: a text that is stable, small, and readable line by line. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Digits kept of every number: more than any figure shows, fewer than differ between machines. */
export const DIGITS = 5;

/** The same value with its numbers rounded to `DIGITS` significant digits; whole numbers stay as they are. */
export function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS))) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) as T;
  }
  return value;
}

/** Writes an example and returns the file's size in bytes. */
export async function writeExample(path: string, example: object): Promise<number> {
  const text = formatExample(example);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return Buffer.byteLength(text);
}

/** JSON with one line for each token, candidate or number list, so that a new model's diff can be read. */
export function formatExample(example: object): string {
  return `${format(rounded(example), '')}\n`;
}

const LINE = 140;

function format(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= LINE) return flat;
  const inner = `${indent} `;
  const lines = Array.isArray(value)
    ? value.map((item) => inner + format(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${format(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

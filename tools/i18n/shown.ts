/**
 * Which English text a translator has seen last: kept on their machine, so that `accept` cannot record a text that
 * came in (with a `git pull`, say) after they looked. By file of the translation, then by section or key:
 *
 *     { "src/content/docs/ja/qkv.mdx": { "how-it-works": { "hash": "3f9a1c2b", "text": "## How it works …" } } }
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Seen {
  hash: string;
  text: string;
}
type Store = Record<string, Record<string, Seen>>;

const place = '.cache/i18n-shown.json';

export class Shown {
  readonly #store: Store;
  constructor(private readonly path = place) {
    this.#store = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Store) : {};
  }

  /** What was shown of a file. */
  of(file: string): Readonly<Record<string, Seen>> {
    return this.#store[key(file)] ?? {};
  }

  hashes(file: string): Map<string, string> {
    return new Map(Object.entries(this.of(file)).map(([name, { hash }]) => [name, hash]));
  }

  note(file: string, name: string, seen: Seen): void {
    (this.#store[key(file)] ??= {})[name] = seen;
  }

  save(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, JSON.stringify(this.#store));
  }
}

const key = (file: string) => file.replaceAll('\\', '/');

/**
 * A download under way: `<file>.part` holds the bytes that came so far, `<file>.part.json` what they are a part of,
 * e.g. `{"etag":"\"abc\"","total":548105171}`. Both are left behind by a download that was cut off, so that the next
 * run goes on there.
 */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { diskError } from './disk';

/** What the server said of the whole file. */
export interface PartNote {
  /** Strong ETag, which may be asked for with If-Range; null where the server gave none or a weak one. */
  etag: string | null;
  total: number | null;
}

export class Partial {
  readonly path: string;
  readonly #notePath: string;

  constructor(readonly target: string) {
    this.path = `${target}.part`;
    this.#notePath = `${target}.part.json`;
  }

  /** Bytes that came so far. */
  async bytes(): Promise<number> {
    return (await fileBytes(this.path)) ?? 0;
  }

  async note(): Promise<PartNote> {
    try {
      const { etag, total } = JSON.parse(await readFile(this.#notePath, 'utf8')) as Record<string, unknown>;
      return { etag: typeof etag === 'string' ? etag : null, total: typeof total === 'number' ? total : null };
    } catch {
      return { etag: null, total: null };
    }
  }

  async write(note: PartNote): Promise<void> {
    await writeFile(this.#notePath, JSON.stringify(note)).catch((error: unknown) => {
      throw diskError(error, this.#notePath, null);
    });
  }

  async discard(): Promise<void> {
    await rm(this.path, { force: true });
    await rm(this.#notePath, { force: true });
  }

  /** The bytes are whole and right. */
  async finish(): Promise<void> {
    await rename(this.path, this.target);
    await rm(this.#notePath, { force: true });
  }
}

/** The size of a file; null where there is none. */
export async function fileBytes(path: string): Promise<number | null> {
  return stat(path).then(
    (info) => info.size,
    () => null,
  );
}

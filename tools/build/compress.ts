/**
 * `page.html.br` and `page.html.gz` beside what shrinks, for hosts that send stored files: nginx's `gzip_static` and
 * `brotli_static`, `npm run serve`. Others compress by themselves or send files as they are. Same input, same output.
 *
 * Weights, runtime and search index are compressed already, fonts and pictures too.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SHRINKS = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.txt', '.webmanifest']);
/** Smaller ones fit into one packet anyway. */
const SMALLEST = 1024;

/**
 * Of brotli. 11 makes pages 9 % smaller than 9 and takes 17 times as long, 70 s for all of them: only what readers load once
 * and keep gets it.
 */
const QUALITY = { kept: 11, page: 9 };

/** As many as zlib works on at once. */
const AT_ONCE = 4;

/** Returns how many files got companions. */
export async function compress(folder: string, files: readonly string[]): Promise<number> {
  const worth = files.filter((file) => SHRINKS.has(extname(file)));
  let count = 0;
  let next = 0;
  const work = async () => {
    for (let file = worth[next++]; file !== undefined; file = worth[next++]) {
      if (await companions(join(folder, file))) count += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return count;
}

async function companions(path: string): Promise<boolean> {
  const content = await readFile(path);
  if (content.length < SMALLEST) return false;
  const quality = path.endsWith('.html') ? QUALITY.page : QUALITY.kept;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  if (gz.length >= content.length) return false;
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  return true;
}

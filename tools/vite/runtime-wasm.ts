/**
 * Ships the model runtime's WebAssembly as Zstandard: 2.5 MB instead of 14.2 MB from any static host, also from those that
 * do not compress `application/wasm` (gzip: 3.7 MB). `src/lab/load.ts` unpacks it in the worker.
 *
 *     import { url, bytes, sha256 } from 'virtual:runtime-wasm';   // size on the way; hash of what is unpacked
 *     import { bytes, sha256 } from 'virtual:runtime-wasm/facts';  // for pages: Vite would ship the file once more
 *
 * The file goes through Vite's usual handling of `?url`, so it is hashed, and right in development and under any base
 * path. The runtime's own reference to the raw file is taken out, or Vite would put that into the site as well.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:runtime-wasm';
const FACTS = `${VIRTUAL}/facts`;
const RAW_REFERENCE = /new URL\("ort-wasm-simd-threaded\.wasm",\s*import\.meta\.url\)\.href/g;
/** What only the worker imports: found when a reader first types, it would make the development server reload the page. */
const WORKER_DEPENDENCIES = [
  'gpt-tokenizer/BytePairEncodingCore',
  'gpt-tokenizer/bpeRanks/r50k_base',
  'gpt-tokenizer/encodingParams/constants',
  '@noble/hashes/sha2.js',
  'fzstd',
];
/** A window that holds the whole file; higher levels take twice the time for 1 % more. */
const ZSTD = { [constants.ZSTD_c_compressionLevel]: 18, [constants.ZSTD_c_windowLog]: 24 };
const CACHE = fileURLToPath(new URL('../../.cache/runtime/', import.meta.url));

/** For `vite.plugins` and for `vite.worker.plugins`: Vite bundles workers apart. */
export function runtimeWasm(): Plugin {
  return {
    name: 'runtime-wasm',
    enforce: 'pre',
    config: () => ({
      optimizeDeps: {
        // Prebundled dependencies lose their own URLs in development, and would not pass through `transform`.
        exclude: ['onnxruntime-web'],
        include: WORKER_DEPENDENCIES,
      },
    }),
    resolveId: (id) => (id === VIRTUAL || id === FACTS ? `\0${id}` : null),
    load(id) {
      if (id !== `\0${VIRTUAL}` && id !== `\0${FACTS}`) return null;
      const { path, bytes, sha256 } = packedWasm();
      return [
        id === `\0${VIRTUAL}` ? `export { default as url } from ${JSON.stringify(`${path}?url`)};` : '',
        `export const bytes = ${bytes};`,
        `export const sha256 = ${JSON.stringify(sha256)};`,
      ].join('\n');
    },
    transform(code, id) {
      if (!/onnxruntime-web[\\/]dist[\\/].*\.mjs/.test(id) || !code.includes('ort-wasm-simd-threaded.wasm'))
        return null;
      return { code: code.replace(RAW_REFERENCE, '""'), map: null };
    },
  };
}

/** The file in the project's cache, made once for each version of the runtime: that takes ten seconds. */
function packedWasm(): { path: string; bytes: number; sha256: string } {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
  const sha256 = createHash('sha256').update(wasm).digest('hex');
  // Not `.zst`: some hosts may announce `Content-Encoding: zstd`, others do not. Both work, one is enough.
  const path = join(CACHE, `ort-${sha256.slice(0, 8)}.wasm.zstd`);
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, zstdCompressSync(wasm, { params: ZSTD }));
    renameSync(`${path}.${process.pid}`, path); // whole or not at all, also when two builds run at once
  }
  return { path, bytes: statSync(path).size, sha256 };
}

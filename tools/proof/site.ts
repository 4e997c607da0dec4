/** Builds the proof's page with the site's worker, and serves it with models from wherever they lie. */
import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Subject } from '../bench/subjects';
import { writeModelsIndex } from '../convert/models-index';
import { serve, type RunningServer } from '../serve/server.mjs';
import { runtimeWasm } from '../vite/runtime-wasm';

export async function serveProof(folder: string, subjects: readonly Subject[]): Promise<RunningServer> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('page/', import.meta.url)),
    publicDir: false,
    logLevel: 'error',
    // As in astro.config.mjs.
    plugins: [runtimeWasm()],
    worker: { format: 'es', plugins: () => [runtimeWasm()] },
    build: { outDir: resolve(folder), emptyOutDir: true },
  });
  await mkdir(join(folder, 'models'));
  for (const { folder: model, manifest } of subjects) {
    // Half a gigabyte is not copied.
    await symlink(resolve(model), join(folder, 'models', manifest.id), 'junction');
  }
  await writeModelsIndex(join(folder, 'models'));
  return serve({ folder, base: '/', host: '127.0.0.1', port: 0, ifBusy: 'fail' });
}

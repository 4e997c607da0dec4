/** The default model's manifest at build time, for pages that tell its sizes before anything is loaded. */
import { readFileSync } from 'node:fs';
import { parseManifest } from '../../engine/manifest';
import type { Manifest } from '../../engine/types';
import { DEFAULT_MODEL } from '../../lab/site';

let manifest: Manifest | undefined;

/** Read once per build from `public/models/`; paths are relative to the project, where every script of it runs. */
export function defaultManifest(): Manifest {
  manifest ??= parseManifest(JSON.parse(readFileSync(`public/models/${DEFAULT_MODEL}/manifest.json`, 'utf8')));
  return manifest;
}

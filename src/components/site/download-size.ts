/** What the first live answer costs a reader, at build time: the model's files and the runtime, in bytes on the way. */
import { bytes as runtimeBytes } from 'virtual:runtime-wasm';
import { downloadBytes as modelBytes } from '../../engine/manifest';
import { defaultManifest } from './default-model';

export function downloadBytes(): number {
  return modelBytes(defaultManifest()) + runtimeBytes;
}

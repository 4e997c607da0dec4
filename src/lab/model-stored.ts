/** Whether a model can start without downloading anything. Loaded when somebody asks: few readers are on a metered line. */
import { sha256 as runtimeFile } from 'virtual:runtime-wasm/facts';
import { filesOf, readManifest } from './site-models';
import { storedFiles } from './stored-files';

/** False where that can not be known. */
export async function isModelStored(base: string, id: string): Promise<boolean> {
  try {
    const stored = await storedFiles(base);
    // Without a single file, its manifest need not be asked for.
    if (!stored?.has(runtimeFile)) return false;
    return filesOf(await readManifest(base, id)).every((hash) => stored.has(hash));
  } catch {
    return false;
  }
}

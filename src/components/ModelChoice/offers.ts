/** The site's models with what lies on this device, as the dialog shows them. */
import { bytes as runtimeBytes, sha256 as runtimeFile } from 'virtual:runtime-wasm/facts';
import { fileBytes, type ModelListing } from '../../engine/manifest';
import type { Manifest } from '../../engine/types';
import { filesOf, readManifest, readModelIndex } from '../../lab/site-models';
import { deleteFiles, storedFiles } from '../../lab/stored-files';

export interface Offer extends ModelListing {
  /** Null where it can not be read now: the model may still work later. */
  manifest: Manifest | null;
  /** Bytes of it on this device, unpacked, and bytes still to be downloaded. */
  stored: number;
  missing: number;
}

export interface Offers {
  models: Offer[];
  /** Bytes on this device that belong to no single model: runtime, and files that nothing names any more. */
  otherStored: number;
  /** Null where this browser stores nothing for this page. */
  totalStored: number | null;
  /** The runtime, where it has still to be downloaded. */
  runtimeBytes: number;
}

/** Reads the site's list and the device's store. Throws where the list can not be had. */
export async function readOffers(base: string): Promise<Offers> {
  const [listings, stored] = await Promise.all([readModelIndex(base), storedFiles(base)]);
  const models = await Promise.all(
    listings.map(async (listing): Promise<Offer> => {
      const manifest = await readManifest(base, listing.id).catch(() => null);
      const files = manifest ? [manifest.graph, ...manifest.chunks] : [];
      const here = files
        .filter(({ sha256 }) => stored?.has(sha256))
        .reduce((total, file) => total + fileBytes(file), 0);
      const missing = Math.max(0, listing.bytes - here);
      return { ...listing, manifest, missing, stored: sum(manifest ? filesOf(manifest) : [], stored) };
    }),
  );
  const totalStored = stored && [...stored.values()].reduce((total, bytes) => total + bytes, 0);
  const named = new Set(models.flatMap(({ manifest }) => (manifest ? filesOf(manifest) : [])));
  return {
    models,
    otherStored: (totalStored ?? 0) - sum(named, stored),
    totalStored,
    runtimeBytes: stored?.has(runtimeFile) ? 0 : runtimeBytes,
  };
}

/** Deletes a model's files from this device, except those that another model shares. */
export async function deleteModel(base: string, { models }: Offers, id: string): Promise<void> {
  const files = (wanted: (offer: Offer) => boolean) =>
    models.filter(wanted).flatMap(({ manifest }) => (manifest ? filesOf(manifest) : []));
  const shared = new Set(files((offer) => offer.id !== id));
  await deleteFiles(
    base,
    files((offer) => offer.id === id).filter((hash) => !shared.has(hash)),
  );
}

/** Deletes everything that this site has stored on this device. */
export async function deleteAll(base: string): Promise<void> {
  await deleteFiles(base, (await storedFiles(base))?.keys() ?? []);
}

function sum(hashes: Iterable<string>, stored: Map<string, number> | null): number {
  let total = 0;
  for (const hash of new Set(hashes)) total += stored?.get(hash) ?? 0;
  return total;
}

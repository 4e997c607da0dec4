/** The disk's part in a download: room before it begins, and failures to write, in words. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, HubError } from './errors';

/** Bytes that may still be written into a folder. */
export type FreeBytes = (folder: string) => Promise<number>;

/**
 * Looks for a full disk before half a gigabyte has been written onto it.
 * @throws HubError 'disk-full' where `bytes` more do not fit beside `path`.
 */
export async function requireRoom(path: string, bytes: number, freeBytes: FreeBytes = freeBytesOf): Promise<void> {
  if ((await freeBytes(dirname(path))) < bytes) throw diskFull(path, bytes);
}

/** Some file systems cannot say: then writing will show. */
async function freeBytesOf(folder: string): Promise<number> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity,
  );
}

/** A failure of the file system while writing to `path`. `bytes`: how much was still to come. */
export function diskError(cause: unknown, path: string, bytes: number | null): HubError {
  const code = codeOf(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, bytes, cause);
  return new HubError('disk', `Could not write ${path} (${code ?? String(cause)})`, null, { cause });
}

function diskFull(path: string, bytes: number | null, cause?: unknown): HubError {
  const room = bytes === null ? 'more room' : `${Math.ceil(bytes / 1e6)} MB more`;
  const advice = 'free some, then run the same command to go on';
  return new HubError('disk-full', `The disk is full, ${path} needs ${room}`, advice, { cause });
}

const DISK = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EFBIG', 'EIO', 'EISDIR', 'EMFILE', 'ENOENT']);

/** Whether an error of a download's pipe came from the file rather than from the network. */
export function isDiskError(error: unknown): boolean {
  return DISK.has(codeOf(error) ?? '');
}

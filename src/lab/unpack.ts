/** The file is whole; the script that unpacks it did not come. */
export class UnpackerMissing extends Error {
  override name = 'UnpackerMissing';
}

/**
 * Files that are shipped compressed. Some hosts announce that as `Content-Encoding`, and the browser has unpacked them
 * already; the first bytes tell.
 */
export async function gunzipIfNeeded(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Response(bytes).body!.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/**
 * Zstandard, which no browser unpacks for a page: the library comes along only for a file that is not here yet. Throws
 * `UnpackerMissing` where it did not come.
 */
export async function unzstdIfNeeded(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const [a, b, c, d] = bytes;
  if (a !== 0x28 || b !== 0xb5 || c !== 0x2f || d !== 0xfd) return bytes;
  const { decompress } = await import('fzstd').catch((cause: unknown) => {
    throw new UnpackerMissing('fzstd', { cause });
  });
  return decompress(bytes) as Uint8Array<ArrayBuffer>;
}

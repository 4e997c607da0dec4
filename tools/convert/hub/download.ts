/**
 * One file over HTTP onto the disk: goes on where an earlier connection or run was cut off, and ends only with bytes
 * whose length and SHA-256 are right.
 */
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connectionError } from './connection';
import { sha256Of } from './digest';
import { diskError, isDiskError, requireRoom, type FreeBytes } from './disk';
import { HubError } from './errors';
import type { HttpAnswer, HubClient } from './http';
import { Partial } from './partial';
import type { ExpectedFile } from './pins';
import { rangeHeaders, readReceived, type Received } from './range';
import { Patience, type RetryOptions } from './retry';
import { statusError } from './status';

export interface DownloadOptions {
  client: HubClient;
  address: string;
  /** Path of the finished file; its folder exists. */
  target: string;
  expected: ExpectedFile;
  /** For messages. */
  name: { repo: string; revision: string; file: string };
  retry?: RetryOptions;
  /** `done` of `total` bytes, null while unknown. `done` falls back where a download starts over. */
  onProgress?: (done: number, total: number | null) => void;
  freeBytes?: FreeBytes;
}

/** Downloads and verifies. @returns the file's SHA-256, lower-case hex. @throws HubError */
export async function download(options: DownloadOptions): Promise<string> {
  const part = new Partial(options.target);
  const patience = new Patience(options.retry);
  let furthest = await part.bytes();
  for (;;) {
    try {
      const { joined } = await receive(part, options);
      const sha256 = await sha256Of(part.path);
      if (options.expected.sha256 === null || sha256 === options.expected.sha256) {
        await part.finish();
        return sha256;
      }
      await part.discard();
      // Halves of two connections may belong to different files; one whole download decides.
      if (!joined) throw wrongBytes(options, `has SHA-256 ${sha256}`, options.expected.sha256);
      options.retry?.onRetry?.(`The parts of ${options.name.file} do not fit together. Starting over.`);
    } catch (error) {
      // A server that ignores ranges sends the same bytes again and again: only new ones are progress.
      const bytes = await part.bytes();
      if (bytes > furthest) patience.progressed();
      furthest = Math.max(furthest, bytes);
      await patience.afterFailure(error);
    }
  }
}

/**
 * One connection: leaves the whole file in `part`, or throws with what came so far in it.
 * @returns whether bytes of an earlier connection are part of it.
 */
async function receive(part: Partial, options: DownloadOptions): Promise<{ joined: boolean }> {
  const { expected, client } = options;
  const note = await part.note();
  const known = expected.bytes ?? note.total;
  let have = await part.bytes();
  if (have > 0 && have === known) return { joined: true };
  // Without an ETag or a sum to check against, nobody could tell whether two halves are of one file.
  if ((known !== null && have > known) || (!note.etag && !expected.sha256)) have = 0;

  const answer = await client.get(options.address, rangeHeaders(have, note.etag));
  if (answer.status !== 200 && answer.status !== 206) {
    await answer.body.dump();
    if (answer.status === 416) await startOver(part, answer);
    throw statusError(answer, { ...options.name, token: client.hasToken, fromHub: answer.fromHub });
  }
  const got = readReceived(answer.status, (name) => answer.header(name));
  const changed = got.start !== 0 && note.etag !== null && got.etag !== null && got.etag !== note.etag;
  if ((got.start !== 0 && got.start !== have) || changed) {
    answer.drop();
    await startOver(part, answer);
  }
  if (expected.bytes !== null && got.total !== null && got.total !== expected.bytes) {
    // Such as a hotel's log-in page: what was downloaded before is none the worse for it.
    answer.drop();
    throw wrongBytes(options, `has ${got.total} bytes`, String(expected.bytes));
  }
  await save(answer, got, part, options);
  return { joined: got.start > 0 };
}

/** Writes an answer's body behind what is there, and checks that all of it came. */
async function save(answer: HttpAnswer, got: Received, part: Partial, options: DownloadOptions): Promise<void> {
  const total = options.expected.bytes ?? got.total;
  let done = got.start;
  try {
    if (total !== null) await requireRoom(part.path, total - got.start, options.freeBytes);
    if (got.start === 0) await part.discard();
    await part.write({ etag: got.etag, total });
    options.onProgress?.(done, total);
    const count = new Transform({
      transform(bytes: Buffer, _encoding, next) {
        done += bytes.length;
        options.onProgress?.(done, total);
        next(null, bytes);
      },
    });
    await pipeline(answer.body, count, createWriteStream(part.path, { flags: got.start > 0 ? 'a' : 'w' }));
  } catch (error) {
    answer.drop();
    if (error instanceof HubError) throw error;
    if (isDiskError(error)) throw diskError(error, part.path, total === null ? null : total - done);
    throw connectionError(error, answer.route, true);
  }
  if (total !== null && done < total) {
    throw connectionError(new Error(`${done} of ${total} bytes came`), answer.route, true);
  }
  if (total !== null && done > total) {
    await part.discard();
    throw wrongBytes(options, `has ${done} bytes`, String(total));
  }
}

/** The server's file is not the one that the first bytes are from. */
async function startOver(part: Partial, { host }: HttpAnswer): Promise<never> {
  await part.discard();
  const what = `${host} cannot go on with the download that was begun`;
  throw new HubError('interrupted', what, 'run the same command to start over', { retryable: true });
}

function wrongBytes({ name, client }: DownloadOptions, found: string, wanted: string | null): HubError {
  const advice = 'a proxy or mirror may have changed it, and it was not kept';
  const what = `${name.repo}/${name.file} from ${new URL(client.endpoint).host}`;
  return new HubError('wrong-bytes', `${what} ${found}, expected ${wanted}`, advice);
}

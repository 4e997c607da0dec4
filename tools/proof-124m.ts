/**
 * `npm run proof-124m`: GPT-2 small's exact size, with random weights, runs in a real browser and computes what it
 * should. Makes the models in .cache/bench (1.3 GB, kept), builds a small page around the site's own session and worker,
 * opens it in Chromium, and holds the logits against an independent implementation and against Node. Prints times and
 * memory; exits with 1 where a logit is too far off. Takes minutes: not part of `npm test`.
 *
 *     npm run -s proof-124m [-- --like tiny]     tiny: the same in seconds, to try the tool itself
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encode } from '../src/engine/tokenizer';
import { findSubjects } from './bench/subjects';
import { messageOf, runCommand, UserError } from './lib/user-error';
import { inBrowser, openBrowser } from './proof/browser';
import { inNode } from './proof/node';
import { referenceLogits } from './proof/reference-logits';
import { printFigures } from './proof/report';
import { serveProof } from './proof/site';

/** Sixteen tokens. */
const TEXT = 'Call me Ishmael. Some years ago, never mind how long precisely,';

await runCommand(async () => {
  const like = parse(process.argv.slice(2));
  const tokens = encode(TEXT).map(({ id }) => id);
  const temporary = await mkdtemp(join(tmpdir(), 'proof-'));
  try {
    say(`Models of the size of ${like}, with random weights, in .cache/bench/${like} …`);
    const subjects = await findSubjects({ models: [], like }, temporary);
    say('The independent implementation, in float64 …');
    const expected = await referenceLogits(join('.cache/bench', like, 'checkpoint'), tokens);
    const server = await serveProof(join(temporary, 'site'), subjects);
    const browser = await openBrowser(join(temporary, 'profile'));
    say(
      `Chromium ${browser.browser()!.version()}, Node ${process.version}, ${cpus().length} × ${cpus()[0]!.model.trim()}\n`,
    );
    let failures = 0;
    try {
      for (const subject of subjects) {
        const node = await inNode(subject.folder, tokens);
        const page = await inBrowser(browser, server.url, subject.manifest.id, tokens);
        failures += printFigures({ manifest: subject.manifest, expected, node, page });
      }
    } finally {
      await browser.close();
      await server.close();
    }
    if (failures > 0) throw new UserError(`${failures} comparisons are above their bars.`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function parse(args: string[]): string {
  try {
    return parseArgs({ args, options: { like: { type: 'string', default: 'gpt2' } } }).values.like;
  } catch (error) {
    throw new UserError(messageOf(error));
  }
}

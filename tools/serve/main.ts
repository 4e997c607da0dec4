/**
 * `npm run serve`: serves the built site and prints its address.
 *
 * PORT       default 4321; the next free one where it is taken (not with --strict-port)
 * HOST       default localhost only; 0.0.0.0 for everybody in the network
 * BASE_PATH  the sub-path the site was built for
 * DIST       the folder it was built into, default `dist`
 * ISOLATED   1: send the headers that let the model compute with several threads
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { normaliseBase, serve } from './server';

const folder = resolve(process.env.DIST ?? 'dist');
if (!existsSync(join(folder, 'index.html'))) {
  console.error(`There is no built site in ${folder}. Run "npm run build" first.`);
  process.exit(1);
}

try {
  const { url } = await serve({
    folder,
    base: normaliseBase(process.env.BASE_PATH),
    host: process.env.HOST || '127.0.0.1',
    port: Number(process.env.PORT || 4321),
    isolated: process.env.ISOLATED === '1',
    ifBusy: process.argv.includes('--strict-port') ? 'fail' : 'next',
  });
  // Being stopped is the usual end of a server, not an error that npm has to report.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
  console.log(`\n  Inside the Transformer is at  ${url}\n  Stop it with Ctrl+C.\n`);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(code === 'EADDRINUSE' ? 'That port is taken. Choose another with PORT=… .' : message);
  process.exit(1);
}

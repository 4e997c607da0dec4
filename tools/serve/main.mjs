/**
 * `npm run serve`: serves the built site and prints its address. With `--port 8080`, or PORT=8080 where the shell knows that:
 *
 * --port, PORT            default 4321; the next free one where it is taken (not with --strict-port)
 * --host, HOST            default localhost only; 0.0.0.0 for everybody in the network
 * --base, BASE_PATH       the sub-path the site was built for
 * --dist, DIST            the folder it was built into, default `dist`
 * --isolated, ISOLATED=1  send the headers that let the model compute with several threads
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { normaliseBase, serve } from './server.mjs';

const { env } = process;

try {
  const text = /** @type {const} */ ({ type: 'string' });
  const yes = /** @type {const} */ ({ type: 'boolean' });
  const { values } = parseArgs({
    options: { port: text, host: text, base: text, dist: text, isolated: yes, 'strict-port': yes },
  });
  const folder = resolve(values.dist ?? env.DIST ?? 'dist');
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`There is no built site in ${folder}. Run "npm run build" first.`);

  const { url, elsewhere } = await serve({
    folder,
    base: normaliseBase(values.base ?? env.BASE_PATH),
    host: values.host || env.HOST || '127.0.0.1',
    port: Number(values.port || env.PORT || 4321),
    isolated: values.isolated ?? env.ISOLATED === '1',
    ifBusy: values['strict-port'] ? 'fail' : 'next',
  });
  // Being stopped is the usual end of a server, not an error that npm has to report.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
  const others = elsewhere.length ? `\n  Others in this network open  ${elsewhere.join('  or  ')}` : '';
  console.log(`\n  Inside the Transformer is at  ${url}${others}\n  Stop it with Ctrl+C.\n`);
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  console.error(code === 'EADDRINUSE' ? 'That port is taken. Choose another with --port … .' : message);
  process.exit(1);
}

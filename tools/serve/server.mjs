/**
 * The static server of `npm start`, `npm run serve` and the browser tests: a built site from a folder, as brotli or gzip
 * where the build has put that beside a file, right content types, the nearest 404 page, optionally under a sub-path.
 * Plain JavaScript that needs Node alone: it also serves from a USB stick, on a computer without the project.
 */
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import { answerer } from './answer.mjs';

/**
 * @typedef {object} ServeOptions
 * @property {string} folder with the built site
 * @property {string} base `/` or `/course/`: where the site was built to live
 * @property {string} host
 * @property {number} port 0 lets the system choose
 * @property {'next' | 'fail'} ifBusy where the port is taken: try the next ones, or fail
 * @property {boolean} [isolated] send the headers that isolate pages from other origins; browsers then let them compute with
 *   several threads
 * @property {boolean} [compressed] false: send every file as it lies there, as hosts do that know no compression
 *
 * @typedef {object} RunningServer
 * @property {string} url address that a person at this computer can open, with the base path
 * @property {string[]} elsewhere addresses that others in the network can open, where the server listens to them
 * @property {() => Promise<void>} close cuts off who still reads; afterwards the folder is touched no more
 */

/** Ports tried after the wanted one. */
const ATTEMPTS = 20;

/**
 * `course`, `/course`, `/course/` → `/course/`; empty → `/`.
 * @param {string | undefined} base
 */
export function normaliseBase(base) {
  const inner = (base ?? '').replace(/^\/+|\/+$/g, '');
  return inner ? `/${inner}/` : '/';
}

/**
 * Starts the server. Rejects with EADDRINUSE where the port is taken and `ifBusy` is `fail`.
 * @param {ServeOptions} options
 * @returns {Promise<RunningServer>}
 */
export async function serve(options) {
  const answer = answerer(options);
  /** @type {Set<Promise<void>>} */
  const underWay = new Set();
  const server = createServer((req, res) => {
    const answering = answer(req, res).finally(() => underWay.delete(answering));
    underWay.add(answering);
  });
  const port = await listen(server, options);
  const toAll = ['0.0.0.0', '::'].includes(options.host);
  const name = toAll || ['127.0.0.1', '::1'].includes(options.host) ? 'localhost' : options.host;
  const at = (/** @type {string} */ host) => `http://${host}:${port}${options.base}`;
  return {
    url: at(name),
    elsewhere: toAll ? addresses().map(at) : [],
    close: async () => {
      const closed = promisify(server.close.bind(server))();
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
    },
  };
}

/**
 * This computer's addresses in its networks. Of those that it gave itself (169.254.…) it has one where there is no network.
 * All of them, because the first may be that of a virtual machine.
 */
export function addresses(interfaces = networkInterfaces()) {
  const all = Object.values(interfaces).flatMap((some) => some ?? []);
  const open = all.filter(
    ({ family, internal, address }) => family === 'IPv4' && !internal && !/^169\.254\./.test(address),
  );
  return open.map(({ address }) => address);
}

/**
 * @param {import('node:http').Server} server
 * @param {ServeOptions} options
 * @returns {Promise<number>}
 */
function listen(server, { host, port, ifBusy }) {
  return new Promise((resolve, reject) => {
    let next = port;
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE' || ifBusy === 'fail' || next >= port + ATTEMPTS) return reject(error);
      next += 1;
      server.listen(next, host);
    });
    server.on('listening', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
    server.listen(next, host);
  });
}

/**
 * The built site with a watch in every page, which notes what a console would show: WebDriver has no way to read it. One more
 * script of the site's own, which the pages' policies allow.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../serve/server.mjs';

export interface WatchedSite {
  /** With the base path. */
  url: string;
  /** Answers that were no success. */
  refused: string[];
  close(): Promise<void>;
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  const problems: string[] = [];
  Object.assign(globalThis, { problems });
  const listen = <E extends Event>(type: string, tell: (event: E) => string) =>
    addEventListener(type, (event) => problems.push(tell(event as E)), true);
  listen('error', (event: ErrorEvent) => `error: ${event.message ?? (event.target as Element).outerHTML}`);
  listen('unhandledrejection', ({ reason }: PromiseRejectionEvent) => `unhandled: ${String(reason)}`);
  listen(
    'securitypolicyviolation',
    (event: SecurityPolicyViolationEvent) =>
      `Content-Security-Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
  );
  for (const level of ['error', 'warn'] as const)
    console[level] = (...said: unknown[]) => problems.push(`console ${level}: ${said.map(String).join(' ')}`);
}

export async function watchedSite(folder: string, base: string): Promise<WatchedSite> {
  const site = await serve({ folder, base, host: '127.0.0.1', port: 0, ifBusy: 'fail' });
  const origin = new URL(site.url).origin;
  const refused: string[] = [];
  const script = `(${watch.toString()})()`;
  const server = createServer((asked, answer) => {
    void (async () => {
      if (asked.url === `${base}watch.js`) {
        answer.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
        return;
      }
      const found = await fetch(origin + asked.url, { headers: { 'accept-encoding': 'identity' } });
      const type = found.headers.get('content-type') ?? '';
      if (!found.ok) refused.push(`${found.status} ${asked.url}`);
      const bytes = Buffer.from(await found.arrayBuffer());
      answer.writeHead(found.status, { 'content-type': type, 'cache-control': 'no-store' });
      // After the policy, which stands first in the head: it binds the watch as well.
      const page = () => bytes.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, `$&${tag}`);
      answer.end(type.startsWith('text/html') ? page() : bytes);
    })();
  });
  const tag = `<script src="${base}watch.js"></script>`;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    refused,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await site.close();
    },
  };
}

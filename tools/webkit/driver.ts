/**
 * WebKit by the W3C's WebDriver protocol: WebKitGTK's own driver and its MiniBrowser (Debian, Ubuntu: packages
 * webkit2gtk-driver and xvfb). Playwright brings WebKit only as a download of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { freePort } from '../lib/free-port';
import { UserError } from '../lib/user-error';

const DRIVER = '/usr/bin/WebKitWebDriver';
const BROWSERS = '/usr/{lib,libexec}/{*/,}webkit2gtk-4.*/MiniBrowser';
/** What loading the model may take on a busy core at most. */
const PATIENCE_MS = 60_000;

export interface WebKit {
  version: string;
  open(url: string): Promise<void>;
  /** What a function of the page's gives, or the promise that it gives. It knows nothing outside itself. */
  run<T, A extends unknown[]>(script: (...args: A) => T, ...args: A): Promise<Awaited<T>>;
  /** Until `script` gives something other than false, null, 0, ''. */
  until<T, A extends unknown[]>(what: string, script: (...args: A) => T, ...args: A): Promise<Awaited<T>>;
  /** As a reader clicks, in the middle of the first element that the selector finds. */
  click(selector: string): Promise<void>;
  /** As a reader types, into that element. */
  type(selector: string, text: string): Promise<void>;
  size(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export async function startWebKit(): Promise<WebKit> {
  const [binary] = globSync(BROWSERS);
  if (!existsSync(DRIVER) || !binary)
    throw new UserError('WebKitGTK is not here. Debian, Ubuntu: "apt-get install webkit2gtk-driver xvfb".');
  const port = await freePort();
  const command = [DRIVER, `--port=${port}`];
  const [program, ...args] = process.env.DISPLAY ? command : ['xvfb-run', '-a', ...command];
  // A group of its own: xvfb-run starts the driver and a display, which end with it.
  const driver = spawn(program!, args, { detached: true, stdio: 'ignore' });
  const stop = () => driver.pid && process.kill(-driver.pid);
  const failed = new Promise<never>((_, reject) =>
    driver
      .on('error', () => reject(new UserError(`${program} is not here. Debian, Ubuntu: "apt-get install xvfb".`)))
      .on('exit', () => reject(new Error('The driver of WebKit has ended'))),
  );
  failed.catch(() => undefined);

  const call = async (path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<unknown> => {
    const answer = await Promise.race([
      fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) }),
      failed,
    ]);
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${path}: ${(value as { message: string }).message}`);
    return value;
  };
  await soon(() => call('/status'));
  const options = { binary, args: ['--automation'] };
  const { sessionId, capabilities } = (await call('/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = (path: string, body?: object, method?: string) => call(`/session/${sessionId}${path}`, body, method);
  await session('/timeouts', { script: PATIENCE_MS, pageLoad: PATIENCE_MS });

  const run: WebKit['run'] = async (script, ...args) => {
    // An error in the page comes back as one of ours.
    const text = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${script.toString()})(...arguments[0])).then(
        (value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
    const { value, error } = (await session('/execute/async', { script: text, args: [args] })) as {
      value: never;
      error?: string;
    };
    if (error) throw new Error(error);
    return value;
  };
  const until: WebKit['until'] = async (what, script, ...args) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const value = await run(script, ...args);
      if (value) return value;
      if (Date.now() > end) throw new Error(`In vain waited for: ${what}`);
      await new Promise((next) => setTimeout(next, 100));
    }
  };
  const element = async (selector: string) => {
    // A lab wakes when it is seen, and takes no key and no click before.
    const ready = (css: string) => {
      const found = document.querySelector(css);
      found?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return found !== null && !found.matches(':disabled, astro-island[ssr] *');
    };
    await until(selector, ready, selector);
    const found = (await session('/element', { using: 'css selector', value: selector })) as object;
    return Object.values(found)[0] as string;
  };
  return {
    version: capabilities.browserVersion,
    run,
    open: async (url) => {
      // The driver does not wait for a page whose address differs from the present one only behind the #.
      await session('/url', { url: 'about:blank' });
      await session('/url', { url });
    },
    until,
    click: async (selector) => void (await session(`/element/${await element(selector)}/click`, {})),
    type: async (selector, text) => void (await session(`/element/${await element(selector)}/value`, { text })),
    size: async (width, height) => void (await session('/window/rect', { width, height })),
    close: async () => {
      await session('', undefined, 'DELETE').catch(() => undefined);
      stop();
    },
  };
}

async function soon<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left--) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0 || !(error instanceof TypeError)) throw error;
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}

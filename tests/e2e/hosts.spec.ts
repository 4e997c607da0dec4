/** The site on the hosts of the guide "Deploying the course", with the configuration that the project ships. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bucketSite, hasNginx, nginxSite } from './support/hosts';
import { askLive, promptLabs, threadsOf } from './support/lab';
import { testOn } from './support/other-sites';
import { dist } from './support/site';
import { expect, test } from './support/test';

const asset = (pattern: RegExp) => `_astro/${readdirSync(join(dist, '_astro')).find((name) => pattern.test(name))!}`;
const LIVE = { tag: '@subpath' } as const;

const onNginx = testOn(nginxSite);
onNginx.skip(!hasNginx, 'no nginx here');

onNginx('nginx: pages, types, stored gzip, caching, isolation, 404', LIVE, async ({ request, baseURL }) => {
  const head = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await request.get(path, { headers });
    return { status: answer.status(), ...answer.headers() } as Record<string, string | number>;
  };
  const isolated = {
    ...{ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
    'cross-origin-resource-policy': 'cross-origin',
  };
  const hashed = { 'cache-control': 'public, max-age=31536000, immutable' };
  const asked = { 'cache-control': 'no-cache' };

  const gzip = { 'accept-encoding': 'gzip' };
  expect(await head('./', gzip)).toMatchObject({
    ...{ status: 200, 'content-type': 'text/html', 'content-encoding': 'gzip', ...asked, ...isolated },
    ...{ 'content-length': String(statSync(join(dist, 'index.html.gz')).size), vary: 'Accept-Encoding' },
  });
  expect(await head('./', { 'accept-encoding': 'identity' })).not.toHaveProperty('content-encoding');
  expect(await head('ja/embedding/', gzip)).toMatchObject({ status: 200, 'content-encoding': 'gzip', ...asked });
  expect(await head(asset(/\.js$/), gzip)).toMatchObject({
    ...{ status: 200, 'content-type': 'application/javascript', ...hashed, ...isolated },
  });
  expect(await head(asset(/\.css$/), gzip)).toMatchObject({ 'content-type': 'text/css', ...hashed, ...isolated });
  expect(await head(asset(/\.woff2$/))).toMatchObject({ 'content-type': 'font/woff2', ...hashed });
  expect(await head(asset(/\.zstd$/), gzip)).toMatchObject({ 'content-type': 'application/octet-stream', ...hashed });
  const weights = await head('models/course-12m/weights-000.bin', gzip);
  expect(weights).toMatchObject({ status: 200, 'content-type': 'application/octet-stream', ...asked, ...isolated });
  expect(weights).not.toHaveProperty('content-encoding');

  const missing = await request.get('no/such/page/');
  expect(missing.status()).toBe(404);
  expect(await missing.text()).toBe(readFileSync(join(dist, '404.html'), 'utf8'));
  // Not kept for ever: it may be there tomorrow.
  expect(await head('_astro/no-such.js')).toMatchObject({ status: 404, ...asked });

  // Without host and port: behind a proxy, nginx would name its own.
  const { pathname } = new URL(baseURL!);
  const withoutSlash = [[`${pathname}embedding?theme=dark`, `${pathname}embedding/?theme=dark`]];
  if (pathname !== '/') withoutSlash.push([`${pathname.slice(0, -1)}?theme=dark`, `${pathname}?theme=dark`]);
  for (const [asked, location] of withoutSlash) {
    const slash = await request.get(asked!, { maxRedirects: 0 });
    expect([slash.status(), slash.headers().location]).toEqual([301, location]);
  }
});

onNginx('nginx: a live answer, in isolated pages with several threads', LIVE, async ({ page }) => {
  await page.goto('embed/next-token/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const lab = promptLabs(page).first();
  await askLive(lab, 'The old king opened the door and');
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(await threadsOf(lab)).toBe(Math.min(4, cores));
});

const onBucket = testOn(bucketSite);

onBucket(
  'a bucket: pages by exact key, and a live answer without any help of the host',
  LIVE,
  async ({ page, request }) => {
    await page.goto('ja/embedding/');
    await expect(page.locator('h1')).toBeVisible();
    await page.goto('embed/next-token/');
    await askLive(promptLabs(page).first(), 'The old king opened the door and');
    const missing = await request.get('no/such/page/');
    expect(missing.status()).toBe(404);
    expect(await missing.text()).toContain('<html');
  },
);

test('Netlify and Cloudflare Pages: headers, and files that they take', async () => {
  const rules = readFileSync(join(dist, '_headers'), 'utf8');
  expect(rules).toMatch(
    /^\/\*\n {2}Cross-Origin-Opener-Policy: same-origin\n {2}Cross-Origin-Embedder-Policy: require-corp$/m,
  );
  expect(rules).toMatch(/^ {2}Cross-Origin-Resource-Policy: cross-origin$/m);
  expect(rules).toMatch(/^\/_astro\/\*\n {2}Cache-Control: public, max-age=31536000, immutable$/m);
  // Cloudflare joins the values of a header that two rules set: one of them alone may speak of caching.
  expect(rules.match(/Cache-Control/g)).toHaveLength(1);
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(dist, name)));
  expect(Math.max(...files.map(({ size }) => size))).toBeLessThan(20 * 2 ** 20);
  expect(files.length).toBeLessThan(20_000);
});

/**
 * Vite's hashes have eight characters after a dot, in what the worker needs after a hyphen; Expressive Code's have five.
 */
const hashed = (name: string) =>
  /\.[\w-]{8}\.(js|css|woff2|svg|png)$|-[\w-]{8}\.(js|zstd)$|^ec\.[a-z0-9]{5}\.(js|css)$/.test(name);

test('what never changes under its name has a hash in it, and nothing else is in that folder', () => {
  const names = readdirSync(join(dist, '_astro'), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(dist, '_astro', name)).isFile() && !/\.(br|gz)$/.test(name));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((name) => !hashed(name))).toEqual([]);
  // Words are none, though some are as long.
  for (const plain of ['client.preact.js', 'literata-italic.woff2', 'katex-critical.css', 'ec.js', 'print.css'])
    expect(hashed(plain), plain).toBe(false);
});

test('pages name scripts and styles only where names have hashes', () => {
  const html = readFileSync(join(dist, 'qkv', 'index.html'), 'utf8');
  const named = [
    ...html.matchAll(
      /(?:src|component-url|renderer-url|before-hydration-url)="([^"]+)"|rel="stylesheet" href="([^"]+)"/g,
    ),
  ];
  const files = named.map(([, script, sheet]) => (script ?? sheet)!);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !/\/_astro\//.test(file))).toEqual([]);
});

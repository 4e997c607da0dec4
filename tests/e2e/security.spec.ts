/**
 * The Content-Security-Policy of the built pages: there, strict, and obeyed. That nothing violates it is checked by every
 * test (`support/test.ts`), whatever it uses.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test';
import { base, dist, pages, pageTypes } from './support/site';

const sourceOf = (page: string) =>
  readFileSync(join(dist, page.endsWith('.html') ? page : `${page}index.html`), 'utf8');

/** Directives with their sources. */
function policyOf(html: string): Map<string, string[]> {
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
  const directives = (policy ?? '').split('; ').map((directive) => directive.split(' '));
  return new Map(directives.map(([name, ...sources]) => [name!, sources]));
}

const hashesOf = (sources: string[] = []) => sources.filter((source) => source.startsWith("'sha256-")).sort();
const others = (sources: string[] = []) => sources.filter((source) => !source.startsWith("'sha256-")).sort();

/** Hashes of what stands between the tags, as the policy writes them. */
function inline(html: string, tag: RegExp): string[] {
  const found = [...html.matchAll(tag)].filter(
    ([, attributes]) => !/\ssrc=|type="application\/(ld\+)?json"/.test(attributes!),
  );
  const hashes = found.map(([, , text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
  return [...new Set(hashes)].sort();
}

test('every page brings a policy that allows nothing inline but by hash @subpath', () => {
  expect(pages.length).toBeGreaterThan(50);
  for (const page of pages) {
    const html = sourceOf(page);
    expect
      .soft(html, page)
      .toMatch(/<head[^>]*>\s*<meta charset="utf-8" ?\/?><meta http-equiv="Content-Security-Policy"/i);
    const policy = policyOf(html);
    expect
      .soft(
        [...policy.values()].flat().filter((source) => /unsafe|\*|http|nonce/.test(source)),
        page,
      )
      .toEqual(["'wasm-unsafe-eval'"]);
    expect.soft(policy.get('default-src'), page).toEqual(["'self'"]);
    for (const what of ['object-src', 'media-src']) expect.soft(policy.get(what), page).toEqual(["'none'"]);
    expect.soft(policy.get('base-uri'), page).toEqual(["'none'"]);
    expect.soft(policy.get('form-action'), page).toEqual(["'none'"]);
    expect.soft(others(policy.get('script-src')), page).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect.soft(others(policy.get('style-src')), page).toEqual(["'self'"]);
    expect.soft(policy.get('worker-src'), page).toEqual(["'self'", ...(/(^|\/)embed\//.test(page) ? ['blob:'] : [])]);
    expect.soft(hashesOf(policy.get('script-src')), page).toEqual(inline(html, /<script([^>]*)>([\s\S]*?)<\/script>/g));
    expect.soft(hashesOf(policy.get('style-src')), page).toEqual(inline(html, /<style([^>]*)>([\s\S]*?)<\/style>/g));
    expect.soft(html.match(/<[a-z][^<>]*\s(style|on[a-z]+)="/g) ?? [], page).toEqual([]);
    expect
      .soft(
        [...html.matchAll(/\s(?:src|href)="(https?:)?\/\/[^"]*"/g)].filter(([link]) => /src=/.test(link)),
        page,
      )
      .toEqual([]);
  }
});

test('a page that one points at a link to may be fetched ahead', async ({ page, browserName }) => {
  await page.goto('embedding/');
  const ahead = page.evaluate(
    () =>
      new Promise<string>((done) => {
        const onEnd = ({ type, target }: Event) => (target as HTMLLinkElement).rel === 'prefetch' && done(type);
        for (const type of ['load', 'error']) document.head.addEventListener(type, onEnd, true);
      }),
  );
  await page.locator('nav.sidebar a[href$="/qkv/"]').first().hover();
  // Firefox lets go of what this server wants to be asked for again; `watch` sees whether the policy refused it.
  expect(await ahead).toBe(browserName === 'firefox' ? 'error' : 'load');
});

/** One of every layout. */
const layouts = pageTypes.filter((page) => /^($|glossary\/|404|embed\/next|sandbox\/$)/.test(page));

for (const page of layouts) {
  test(`/${page} loads under its policy, and what is slipped into it does not run @subpath`, async ({
    page: tab,
    watch,
  }) => {
    watch.expectProblem(/slipped|Content.Security.Policy|another origin/i);
    if (page === '404.html') watch.expectProblem(/HTTP 404|status of 404/);
    await tab.goto(page || './');
    await tab.waitForLoadState('networkidle');
    expect(
      watch.problems.filter((problem) => !/404/.test(problem)),
      'before anything is slipped in',
    ).toEqual([]);

    const refused = await tab.evaluate(async () => {
      const found: string[] = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => found.push(effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.slipped = true';
      const style = document.createElement('style');
      style.textContent = 'body { --slipped: 1 }';
      const image = document.createElement('img');
      image.src = 'https://slipped.invalid/a.png';
      const handler = document.createElement('div');
      handler.innerHTML = '<img src="data:image/gif,slipped" onerror="window.slipped = true" style="color: red">';
      document.body.append(script, style, image, handler);
      await fetch('https://slipped.invalid/').catch(() => undefined);
      // In a task of its own: the page's policy does not bind what a test evaluates itself.
      await new Promise<void>((done) => {
        setTimeout(() => {
          try {
            new Function('window.slipped = true')();
          } catch {
            found.push('eval');
          }
          setTimeout(done);
        });
      });
      return {
        found: [...new Set(found)].sort(),
        ran: 'slipped' in window,
        styled: getComputedStyle(document.body).getPropertyValue('--slipped'),
      };
    });
    expect(refused).toEqual({
      found: [
        'connect-src',
        'eval',
        'img-src',
        'script-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
        'style-src-elem',
      ],
      ran: false,
      styled: '',
    });
  });
}

test('styles of components are their own again once the page is there, and those of formulas stay rules', async ({
  page,
}) => {
  await page.goto('qkv/');
  await page.waitForLoadState('networkidle');
  await expect(page.locator('astro-island [data-style]')).toHaveCount(0);
  await expect(page.locator('astro-island [style]').first()).toBeAttached();
  const strut = page.locator('.katex .strut').first();
  const height = await strut.evaluate((element) => getComputedStyle(element).height);
  const wanted = /height:([\d.]+)em/.exec((await strut.getAttribute('data-style')) ?? '')?.[1];
  const size = await strut.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(parseFloat(height)).toBeCloseTo(Number(wanted) * size, 1);
});

test('without scripts a page looks the same', async ({ browser, browserName, page, baseURL }) => {
  test.skip(browserName === 'firefox', 'a Firefox driven by BiDi runs scripts all the same');
  const boxes = () => {
    // What is there for readers without scripts alone takes room, as it should.
    for (const instead of document.querySelectorAll('noscript')) instead.remove();
    return [
      ...document.querySelectorAll('.katex .strut, .katex .vlist > span, .it-lab-figure, .it-bars *, .it-strip *'),
    ].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top + scrollY, width, height].map(Math.round).join();
    });
  };
  const quiet = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const still = await quiet.newPage();
  await still.goto(`${base}qkv/`);
  // Whoever comes to a place within a page gets it laid out whole.
  await page.goto('qkv/#_top');
  await page.waitForLoadState('networkidle');
  await still.evaluate(() => document.fonts.ready);
  const [without, withScripts] = [await still.evaluate(boxes), await page.evaluate(boxes)];
  await quiet.close();
  expect(without.length).toBeGreaterThan(100);
  expect(without).toEqual(withScripts);
});

test('a request to another site is seen wherever it comes from, also from the worker', async ({ page, watch }) => {
  watch.expectProblem(/slipped|ERR_NAME|ERR_INTERNET|another origin/);
  await page.context().route(/\/worker[.-][^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const slip = `fetch('https://slipped.invalid/').catch(() => undefined);`;
    await route.fulfill({ response, body: slip + (await response.text()) });
  });
  await page.goto('embed/tokenizer/');
  await expect(page.locator('textarea')).toBeEnabled();
  expect(watch.problems).toEqual([]);
  await page.locator('textarea').fill('awake');
  await expect.poll(() => watch.problems).toContain('request to another origin: https://slipped.invalid/');
});

/** What a reader does in WebKit: each step a sentence, and what must hold after it. */
import { deepStrictEqual, strictEqual as equal, ok } from 'node:assert';
import { chapters } from '../../src/chapters';
import type { WebKit } from './driver';
import type { WatchedSite } from './watched-site';

export interface Reader {
  webkit: WebKit;
  /** The site with a watch in its pages; and as it is, with a service worker that accepts its files. */
  watched: WatchedSite;
  plain: { url: string; close(): Promise<void> };
}

type Step = [title: string, run: (reader: Reader) => Promise<void>];

const LAB = '#next-token';
/** As WebDriver writes it. */
const ARROW_UP = '\uE013';
const PROMPT = 'She opened the door and looked at the';

/** Labels and full numbers of the first figure's bars. */
const bars = ({ webkit }: Reader) =>
  webkit.run(
    (lab) =>
      [...document.querySelectorAll(`${lab} .it-bar`)].map((bar) => ({
        label: bar.querySelector('.it-bar-label')!.textContent,
        p: Number(bar.getAttribute('title')),
      })),
    LAB,
  );

const live = ({ webkit }: Reader, lab: string) =>
  webkit.until(
    'a live answer',
    (css) => {
      const figure = document.querySelector<HTMLElement>(css);
      return figure?.dataset.origin === 'live' && figure.dataset.state === 'ready';
    },
    lab,
  );

/** Scrolls through the page, so that all labs wake; says what is wrong with it then. */
async function read({ webkit }: Reader, url: string): Promise<void> {
  await webkit.open(url);
  const seen = await webkit.run(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo({ top: y, behavior: 'instant' });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    const end = performance.now() + 20_000;
    // Not those that nobody sees at this width.
    const asleep = 'astro-island[ssr] figure.it-lab';
    while (document.querySelector(asleep) && performance.now() < end) await new Promise((done) => setTimeout(done, 50));
    return {
      asleep: document.querySelectorAll(asleep).length,
      failed: document.querySelectorAll('figure.it-lab[data-state=failed]').length,
      across: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      problems: (globalThis as unknown as { problems: string[] }).problems,
    };
  });
  deepStrictEqual({ url, ...seen }, { url, asleep: 0, failed: 0, across: 0, problems: [] });
}

const noProblems = async ({ webkit, watched }: Reader) => {
  equal((await webkit.run(() => (globalThis as unknown as { problems: string[] }).problems)).join('\n'), '');
  equal(watched.refused.join('\n'), '');
};

export const steps: Step[] = [
  [
    'the stored run is the live answer to its prompt',
    async (reader) => {
      const { webkit, watched } = reader;
      await webkit.open(watched.url);
      const stored = await bars(reader);
      equal(stored.length, 10);
      await webkit.click(`${LAB} .it-lab-foot button`);
      await live(reader, LAB);
      for (const [i, { label, p }] of (await bars(reader)).entries()) {
        equal(label, stored[i]!.label);
        ok(Math.abs(p / stored[i]!.p - 1) < 1e-3, `${label}: ${p}, stored ${stored[i]!.p}`);
      }
      await noProblems(reader);
    },
  ],
  [
    'what is typed is answered',
    async (reader) => {
      const before = JSON.stringify(await bars(reader));
      await reader.webkit.type(`${LAB} textarea`, ' who lived in the');
      await reader.webkit.until(
        'another answer',
        (lab) => document.querySelector<HTMLElement>(lab)!.dataset.origin !== 'live',
        LAB,
      );
      await live(reader, LAB);
      ok(JSON.stringify(await bars(reader)) !== before);
      await noProblems(reader);
    },
  ],
  [
    'every chapter reads to its end at a phone’s width: all labs wake, nothing is wrong',
    async (reader) => {
      await reader.webkit.size(360, 740);
      for (const { slug } of chapters) await read(reader, reader.watched.url + (slug === 'index' ? '' : `${slug}/`));
      for (const language of ['ja/', 'zh-cn/']) await read(reader, `${reader.watched.url}${language}masking/`);
      await reader.webkit.size(1280, 900);
    },
  ],
  [
    'a link opens its experiment live, in a frame’s page, in the dark, in Japanese; its cells are walked by keys',
    async (reader) => {
      const { webkit, watched } = reader;
      const state = new URLSearchParams({ v: '1', at: 'mask-steps', prompt: PROMPT }).toString();
      await webkit.open(`${watched.url}ja/embed/mask-steps/?theme=dark#${state}`);
      await live(reader, '#mask-steps');
      equal(await webkit.run(() => document.querySelector('textarea')!.value), PROMPT);
      const cursor = () =>
        webkit.run(() =>
          document.querySelector('[role=grid] [role=gridcell][tabindex="0"]')!.getAttribute('data-cell'),
        );
      const [row, column] = (await cursor())!.split(',').map(Number);
      await webkit.type('[role=grid] [role=gridcell][tabindex="0"]', ARROW_UP);
      equal(await cursor(), `${row! - 1},${column}`);
      await noProblems(reader);
    },
  ],
  [
    'after one visit a chapter that was not opened can be read without a network, and a lab of it wakes and takes text',
    async (reader) => {
      const { webkit, plain } = reader;
      await webkit.open(plain.url);
      await webkit.until('the course is kept', async () => {
        const { active } = await navigator.serviceWorker.ready;
        const { port1, port2 } = new MessageChannel();
        active!.postMessage({ kind: 'status' }, [port2]);
        const { missing } = await new Promise<{ missing: number }>((done) => {
          port1.onmessage = ({ data }) => done(data as { missing: number });
        });
        return missing === 0;
      });
      await plain.close();
      await webkit.open(`${plain.url}masking/`);
      ok(await webkit.run(() => document.querySelectorAll('figure.it-lab').length > 2));
      // There is a text field only once the lab is awake, which it is when it is seen.
      await webkit.run(() => document.querySelector('#mask-steps')!.scrollIntoView());
      await webkit.until('its lab is awake', () => document.querySelector('#mask-steps textarea') !== null);
      await webkit.type('#mask-steps textarea', ' house');
      ok(
        (await webkit.run(() => document.querySelector<HTMLTextAreaElement>('#mask-steps textarea')!.value)).includes(
          ' house',
        ),
      );
    },
  ],
];

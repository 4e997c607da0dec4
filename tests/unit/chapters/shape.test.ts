/**
 * The shape that every chapter has: its sections, experiments that each ask for a prediction first, questions with feedback for
 * every choice, one of them answered by a run, and a length that can be read at a sitting. For each prediction a browser test
 * shows, on the shipped model, what the text says happens.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chapters } from '../../../src/chapters';
import { labs } from '../../../src/components/site/labs';
import { locales } from '../../../src/locales';

const folders = Object.keys(locales).map((locale) => (locale === 'root' ? '' : `${locale}/`));
const read = (path: string) => readFileSync(`src/content/docs/${path}.mdx`, 'utf8');

/** Tags of one component with all that stands in them, e.g. `<Predict … >`. */
const tags = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`^<${name}\\n[\\s\\S]*?^/?>$`, 'gm'))].map(([tag]) => tag);
const attribute = (tag: string, name: string) => new RegExp(`^ {2}${name}="([^"]*)"`, 'm').exec(tag)?.[1];

/** Figures that show a part of the model and change nothing in it. */
const FIGURES = new Set(['model-map']);

/** Prose: what remains without front matter, imports, formulas, code, tags, questions, addresses and sources. */
function prose(text: string): string {
  return text
    .split(/^## Go deeper/m)[0]!
    .replace(/^---[\s\S]*?^---/m, '')
    .replace(/^import .*$/gm, '')
    .replace(/```[\s\S]*?```|\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, ' ')
    .replace(/^<\w+\n[\s\S]*?^\/?>$/gm, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\]\([^)]*\)/g, ']');
}
const words = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;

describe.each(chapters)('$slug', ({ slug }) => {
  const text = read(slug);

  it('asks, shows, explains, lets try, asks back, compares with GPT-2 and names its sources', () => {
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);
    const shape = ['See it', 'How it works', 'Try it', 'Check yourself', 'In the real GPT-2', 'Go deeper'];
    expect(headings.filter((heading) => shape.includes(heading))).toEqual(shape);
    const question = text.split(/^## /m)[0]!.replace(/^---[\s\S]*?^---/m, '');
    expect(question).toContain('?');
  });

  it('has 900 to 1,800 words of prose', () => {
    expect(words(prose(text))).toBeGreaterThanOrEqual(900);
    expect(words(prose(text))).toBeLessThanOrEqual(1800);
  });

  it.each(folders)('%j: at least two experiments, a prediction for each lab, each with a lab and a task', (folder) => {
    const page = read(folder + slug);
    const predictions = tags(page, 'Predict');
    expect(predictions.length).toBeGreaterThanOrEqual(2);
    const shown = Object.keys(labs).filter((name) => new RegExp(`^<${name}\\b`, 'm').test(page));
    const predicted = predictions.map((tag) => attribute(tag, 'lab')!);
    expect(predicted.filter((id) => !shown.some((name) => labs[name] === id))).toEqual([]);
    expect(predictions.filter((tag) => !attribute(tag, 'task'))).toEqual([]);
    const without = shown.map((name) => labs[name]!).filter((id) => !predicted.includes(id) && !FIGURES.has(id));
    expect(without).toEqual([]);
  });

  it.each(folders)('%j: two to four questions, one of them answered by a run, feedback for every choice', (folder) => {
    const page = read(folder + slug);
    const [asked, run] = [tags(page, 'Quiz'), tags(page, 'RunQuiz')];
    expect(run.length).toBeGreaterThanOrEqual(1);
    expect(asked.length + run.length).toBeGreaterThanOrEqual(2);
    expect(asked.length + run.length).toBeLessThanOrEqual(4);
    for (const tag of asked) {
      const options = tag.match(/\btext: /g)?.length;
      expect(tag.match(/\bfeedback: /g)?.length, attribute(tag, 'id')).toBe(options);
      expect(tag.match(/\bcorrect: true/g)?.length ?? 0, attribute(tag, 'id')).toBeGreaterThan(0);
    }
  });

  it('says nothing happens that no browser test shows', () => {
    const steps = readFileSync(`tests/e2e/claims/${slug}.spec.ts`, 'utf8');
    const ids = [...tags(text, 'Predict'), ...tags(text, 'RunQuiz')].map((tag) => attribute(tag, 'id')!);
    expect(ids.filter((id) => !steps.includes(`'${id}: `) && !steps.includes(`\`${id}: `))).toEqual([]);
  });
});

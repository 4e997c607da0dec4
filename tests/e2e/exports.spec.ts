/** What every lab saves: numbers that say what they are and which model they are of, figures that say where they come from. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { labs } from '../../src/components/site/labs';
import { exported, type ExportFile } from './support/export';
import { askLive, expectLive, fillNumber } from './support/lab';
import { dist, sampled } from './support/site';
import { expect, test } from './support/test';

const manifest = JSON.parse(readFileSync(`${dist}/models/course-12m/manifest.json`, 'utf8')) as {
  source: { sha256: string };
  graph: { file: string; sha256: string };
  chunks: { file: string; sha256: string }[];
};
/** Labs whose numbers no model gives. */
const MODELLESS = ['cross-attention', 'mask-shapes', 'tokenizer'];

async function open(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  return page.locator('figure.it-lab');
}

for (const id of sampled(Object.values(labs))) {
  test(`${id} saves its numbers and its figure`, async ({ page, baseURL }) => {
    const lab = await open(page, `embed/${id}/`);
    if (id === 'your-device') {
      await lab.getByRole('button', { name: /^Measure/ }).click();
      await expectLive(lab);
    }
    const title = (await lab.locator('.it-lab-title').textContent())!;

    const file = JSON.parse((await exported(page, lab, 'Numbers as JSON')).toString()) as ExportFile;
    expect(file).toMatchObject({
      format: 'inside-the-transformer/experiment',
      version: 1,
      lab: id,
      title,
      language: 'en',
    });
    expect(file.link).toMatch(new RegExp(`^${new URL(baseURL!).origin}/.*#v=1&at=${id}&`));
    if (MODELLESS.includes(id)) expect(file.model).toBeNull();
    else {
      expect(file.model).toMatchObject({ id: 'course-12m', sha256: manifest.source.sha256 });
      expect(file.model!.files).toEqual(
        [manifest.graph, ...manifest.chunks].map(({ file, sha256 }) => ({ file, sha256 })),
      );
    }
    expect(file.table.columns.length).toBeGreaterThan(0);
    for (const column of file.table.columns) {
      expect(column.unit, `unit of ${column.key}`).toBeTruthy();
      expect(column.meaning, `meaning of ${column.key}`).toBeTruthy();
    }
    for (const { name, pointer, shape, axes, unit } of file.tensors) {
      const values = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], file);
      const flat = [values].flat(Infinity as 10);
      expect(flat.length, `${name} [${shape.join()}]`).toBe(shape.reduce((a, b) => a * b, 1));
      expect(axes.length).toBe(shape.length);
      expect(unit).toBeTruthy();
      expect(flat.every((x) => typeof x === 'number' || /^(-?Infinity|NaN)$/.test(String(x)))).toBe(true);
    }

    const csv = table((await exported(page, lab, 'Numbers as CSV')).toString().replace(/^\uFEFF/, ''));
    const [header, ...rows] = csv;
    expect(header!.slice(0, file.table.columns.length)).toEqual(file.table.columns.map(({ name }) => name));
    expect([rows.length, file.table.columns.length]).toEqual(file.table.shape);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.length).toBe(header!.length);
    const first = Object.fromEntries(header!.map((name, i) => [name, rows[0]![i]]));
    expect(first.export_model_sha256).toBe(MODELLESS.includes(id) ? '' : manifest.source.sha256);
    expect(first.export_link).toMatch(/#v=1&at=/);

    const svg = (await exported(page, lab, 'Figure as SVG')).toString();
    // On a page of its own: this one's policy forbids the styles of a picture, as soon as one is read in it.
    const reader = await page.context().newPage();
    const read = await reader.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return {
        tag: root.tagName,
        text: root.textContent,
        link: [...root.querySelectorAll('a')].at(-1)?.getAttribute('href') ?? '',
      };
    }, svg);
    await reader.close();
    const caption = await lab.locator('.it-caption, .it-lab-lead').first().textContent();
    expect(read.tag).toBe('svg');
    expect(read.link).toMatch(new RegExp(`#v=1&at=${id}&`));
    expect(read.text).toContain(title);
    expect(read.text).toContain(caption!);
    expect(read.text).toContain(read.link);

    const png = await exported(page, lab, 'Figure as PNG');
    const { width, height, colours } = await look(page, png);
    const box = (await lab.locator('.it-lab-body').boundingBox())!;
    expect(width).toBeGreaterThanOrEqual(2 * box.width);
    expect(height).toBeGreaterThan(2 * box.height);
    expect(colours, 'something is drawn').toBeGreaterThan(3);
  });
}

for (const [folder, theme] of [
  ['ja/', 'dark'],
  ['zh-cn/', 'light'],
] as const) {
  test(`a figure in ${folder} ${theme} at 360 px is whole, in its language and colours`, async ({ page }, info) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const lab = await open(page, `${folder}embed/score-sum/?theme=${theme}`);
    const wide = await lab
      .locator('.it-lab-body')
      .evaluate((body) =>
        Math.max(...[...body.querySelectorAll('*')].map((one) => one.getBoundingClientRect().left + one.scrollWidth)),
      );
    const png = await exported(page, lab, /PNG/);
    await info.attach('figure', { body: png, contentType: 'image/png' });
    const { width, corner } = await look(page, png);
    expect(width / 2, 'as wide as what scrolls sideways').toBeGreaterThanOrEqual(wide - 16);
    expect(corner[0]! < 128).toBe(theme === 'dark');
    const svg = (await exported(page, lab, /SVG/)).toString();
    expect(svg).toContain((await lab.locator('.it-lab-title').textContent())!);
  });
}

/** What the reader sets beside the text, where it is no number in a field of its own. */
const SET: Record<string, string> = {
  'next-token': '',
  'decode-steps': 'decode-steps.temperature=2',
  sampling: 'sampling.temperature=0.5&sampling.topK=3',
  'cut-skip': 'cut-skip.at=4&cut-skip.gate=0',
  'logit-lens': 'logit-lens.position=2',
  'greedy-loop': '',
  generate: '',
  'norm-off': 'norm-off.left=0.5',
};

for (const [id, fields] of Object.entries(SET)) {
  test(`${id} saves numbers of before with what they were made with`, async ({ page }) => {
    // The model never comes: what the labs have stays, whatever is written and set.
    await page.route(/\/models\/.*\.(bin|onnx)/, () => undefined);
    const lab = await open(page, `embed/${id}/`);
    const saved = async () => {
      const file = JSON.parse((await exported(page, lab, 'Numbers as JSON')).toString()) as ExportFile & {
        origin: string;
      };
      const { origin, prompt, tokens, data } = file;
      return { origin, numbers: { prompt, tokens, data } };
    };
    const { origin, numbers } = await saved();
    expect(origin).toBe('stored');

    const seed = lab.getByRole('spinbutton', { name: 'Seed' });
    if (await seed.count()) await fillNumber(seed.first(), 9);
    if (fields) await page.evaluate((hash) => void (location.hash = hash), `#at=${id}&${fields}`);
    for (const text of ['The old man sat down', '']) {
      await lab.locator('textarea').fill(text);
      await expect(lab).toHaveAttribute('data-origin', 'stale');
      expect(await saved()).toEqual({ origin: 'stale', numbers });
      const [header, first] = table((await exported(page, lab, 'Numbers as CSV')).toString());
      expect(first![header!.indexOf('export_origin')]).toBe('stale');
      expect(first![header!.indexOf('export_prompt')]).toBe(numbers.prompt);
    }
  });
}

test('a picture shows what is chosen, and what its drawings refer to', async ({ page }) => {
  await test.step('an entry of a list and a button of a group', async () => {
    const lab = await open(page, 'embed/int8/');
    await lab.getByRole('combobox').selectOption({ index: 1 });
    await lab.getByRole('radio', { name: '4', exact: true }).check();
    const chosen = await lab.getByRole('combobox').evaluate((list: HTMLSelectElement) => list.selectedOptions[0]!.text);
    const read = await partsOf(page, (await exported(page, lab, 'Figure as SVG')).toString());
    expect(read.selected).toEqual([chosen]);
    expect(read.checked).toEqual(['4']);
  });

  await test.step('the hatching of masked cells', async () => {
    const lab = await open(page, 'embed/mask-steps/');
    await askLive(lab, 'The old man sat down by the river and looked at the water for a long time before he went home');
    await expect(lab.locator('.it-matrix-whole').first()).toBeVisible();
    const read = await partsOf(page, (await exported(page, lab, 'Figure as SVG')).toString());
    expect(read.references.length).toBeGreaterThan(0);
    for (const [name, found] of read.references) expect(found, name).toBe(1);
  });
});

test('a prompt that no file must be broken by', async ({ page }) => {
  const prompt = '=1+1 ]]> <a & \u0001\u001b\ufffe';
  const lab = await open(page, 'embed/tokenizer/');
  await lab.locator('textarea').fill(prompt);
  await expect(lab).toHaveAttribute('data-origin', 'live');
  const svg = (await exported(page, lab, 'Figure as SVG')).toString();
  expect((await partsOf(page, svg)).problem).toBe('');
  expect((await look(page, await exported(page, lab, 'Figure as PNG'))).colours).toBeGreaterThan(3);
  const file = JSON.parse((await exported(page, lab, 'Numbers as JSON')).toString()) as ExportFile;
  expect(file.prompt).toBe(prompt);
  const [header, first] = table((await exported(page, lab, 'Numbers as CSV')).toString());
  expect(first![header!.indexOf('export_prompt')]).toBe(`'${prompt}`);
});

/** What stands in a picture: chosen controls, and how often there is what a drawing refers to. */
async function partsOf(page: Page, svg: string) {
  // On a page of its own: this one's policy forbids the styles of a picture, as soon as one is read in it.
  const reader = await page.context().newPage();
  const read = await reader.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...root.querySelectorAll('*')];
    const referred = all.flatMap((one) =>
      [...one.attributes].flatMap(({ value }) => [...value.matchAll(/url\(["']?#([^"')]+)/g)].map(([, id]) => id!)),
    );
    return {
      problem: root.querySelector('parsererror')?.textContent ?? '',
      selected: all.filter((one) => one.matches('option[selected]')).map((one) => one.textContent),
      checked: all.filter((one) => one.matches('input[checked]')).map((one) => one.parentElement!.textContent),
      references: referred.map((id) => [id, all.filter((one) => one.id === id).length] as const),
    };
  }, svg);
  await reader.close();
  return read;
}

/** RFC 4180: the fields of each line. */
function table(text: string): string[][] {
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1 + Number(line.endsWith(',')))
        .map(([, field]) => field!.replace(/^"|"$/g, '').replaceAll('""', '"')),
    );
}

/** Size of a picture, how many colours it has, and that of its corner. */
function look(page: Page, png: Buffer): Promise<{ width: number; height: number; colours: number; corner: number[] }> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const colours = new Set(new Uint32Array(data.buffer)).size;
    return { width: picture.width, height: picture.height, colours, corner: [...data.slice(0, 3)] };
  }, png.toString('base64'));
}

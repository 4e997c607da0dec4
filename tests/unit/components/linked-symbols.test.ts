/** From `\link` in a chapter to `data-sym` in the page: the names arrive, the explanation takes them, a wrong one stops the build. */
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { describe, expect, it } from 'vitest';
import { katexOptions, rehypeMathAccess } from '../../../src/markdown/math';
import { symbolNames } from '../../../src/markdown/symbols';

async function html(markdown: string): Promise<string> {
  const processor = await createMarkdownProcessor({
    remarkPlugins: [remarkMath],
    rehypePlugins: [[rehypeKatex, katexOptions], rehypeMathAccess],
    syntaxHighlight: false,
  });
  return (await processor.render(markdown)).code;
}

const namesIn = (page: string) => [...page.matchAll(/data-sym="([^"]*)"/g)].map(([, names]) => names);

describe('linked symbols', () => {
  it('names a symbol in the formula, and leaves what screen readers get alone', async () => {
    const page = await html('$$\n\\link{masked_scores}{\\query{q_i}} + x\n$$');
    expect(namesIn(page)).toEqual(['masked_scores']);
    expect(page.slice(page.indexOf('<math'), page.indexOf('</math>'))).not.toContain('data-sym');
    expect(page).toMatch(/data-sym="masked_scores"[^>]*>.*it-sym-query/s);
  });

  it('gives an explanation the names it begins with, and only those', async () => {
    const page = await html(
      '- $\\link{q}{q}$, $\\link{k}{k}$: compared as $\\link{scores}{s}$\n- no $\\link{v}{v}$ first',
    );
    expect(namesIn(page)).toEqual(['q k', 'q', 'k', 'scores', 'v']);
  });

  it('looks into the paragraph of a loose list', async () => {
    expect(namesIn(await html('- $\\link{q}{q}$: one\n\n- two'))[0]).toBe('q');
  });

  it('refuses a name that is not in the list', async () => {
    await expect(html('$\\link{querry}{q}$')).rejects.toThrow(/Unknown symbol querry/);
    expect(() => symbolNames('q toString')).toThrow(/toString/);
  });
});

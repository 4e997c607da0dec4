/**
 * What `npm run build` does with the finished site, in two steps: first what readers get, a policy in each page and the texts
 * of licences; at the very end what looks at all files, budgets and compressed companions. The list for offline reading
 * (`tools/offline`), which holds the files' hashes, is made in between.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { holdToBudgets } from './budgets.ts';
import { compress } from './compress.ts';
import { shippedPackages } from '../vite/shipped-packages.ts';
import { secure } from './content-security-policy.ts';
import { linkSheetsInHead } from './style-sheets.ts';
import { licenceTexts } from './licence-texts.ts';
import { unlistedPackages } from './licences.ts';

/** The other end of `style-attributes.ts`, in the browser; from the project's folder, as Vite resolves it. */
const RESTORE_STYLES = `import '/src/components/site/restore-styles.ts';`;

/** Paths in the site's folder, with `/`, sorted. */
async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort();
}

const isPage = (file: string) => file.endsWith('.html');

/** Behind Starlight, whose search reads the pages before. */
export function securePages(): AstroIntegration {
  return {
    name: 'secure-pages',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'build') injectScript('before-hydration', RESTORE_STYLES);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        await writeFile(join(folder, 'licences.txt'), licenceTexts());
        const pages = (await filesOf(folder)).filter(isPage);
        for (const page of pages) {
          const path = join(folder, page);
          const html = linkSheetsInHead(await readFile(path, 'utf8'));
          await writeFile(path, secure(html, { framed: /(^|\/)embed\//.test(page) }));
        }
        logger.info(`${pages.length} pages have a Content-Security-Policy.`);
      },
    },
  };
}

/** Last in the list of integrations. */
export function finish(): AstroIntegration {
  let base = '/';
  return {
    name: 'finish',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = `${config.base.replace(/\/$/, '')}/`;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = await filesOf(folder);

        const unlisted = unlistedPackages(shippedPackages);
        logger.info(`Packages whose code readers get: ${[...shippedPackages].sort().join(', ')}.`);
        if (unlisted.length > 0) throw new Error(unlisted.join('\n'));

        const { table, excesses } = holdToBudgets(folder, base, files.filter(isPage));
        logger.info(`The most that a page costs, with gzip:\n${table.map((line) => `  ${line}`).join('\n')}`);
        if (excesses.length > 0) throw new Error(`Pages cost too much:\n${excesses.join('\n')}`);

        logger.info(`${await compress(folder, files)} files have .br and .gz beside them.`);
      },
    },
  };
}

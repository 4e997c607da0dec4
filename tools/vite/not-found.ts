/** Gives the 404 page of a language the name that hosts look for: `ja/404/index.html` → `ja/404.html`. */
import { existsSync, renameSync, rmdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

export function notFoundPages(folders: readonly string[]): AstroIntegration {
  return {
    name: 'not-found-pages',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const folder of folders) {
          const place = fileURLToPath(new URL(`${folder}/404`, dir));
          if (!existsSync(place)) continue;
          renameSync(`${place}/index.html`, `${place}.html`);
          rmdirSync(place);
        }
      },
    },
  };
}

/**
 * Writes the service worker, `sw.js`, once everything else of the site is there: its list of files holds their hashes, so
 * nothing may change a file afterwards. In `astro.config.mjs` it stands behind all that writes pages or their index.
 *
 * OFFLINE=0   a site without: its `sw.js` takes leave of the devices where an older one is
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build, type Plugin, type Rolldown } from 'vite';
import { wholeLanguage, type Course } from '../../src/offline/course';
import { courseOf } from './course';

const source = (name: string) => fileURLToPath(new URL(`../../src/offline/worker/${name}.ts`, import.meta.url));

export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'dev') updateConfig({ vite: { plugins: [takesLeave()] } });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const file = fileURLToPath(new URL('sw.js', dir));
        if (process.env.OFFLINE === '0') return writeFileSync(file, await removed('deployer'));
        const course = courseOf(fileURLToPath(dir));
        writeFileSync(file, await serviceWorker(course));
        logger.info(`A visit keeps ${sizesOf(course)} for offline.`);
      },
    },
  };
}

/** The development server's `sw.js`. */
function takesLeave(): Plugin {
  return {
    name: 'no-service-worker',
    enforce: 'pre',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        if (!request.url?.split('?', 1)[0]!.endsWith('/sw.js')) return next();
        void removed('development').then((code) => {
          response.setHeader('content-type', 'text/javascript');
          response.setHeader('cache-control', 'no-store');
          response.end(code);
        }, next);
      });
    },
  };
}

/** `sw.js` for a site with these files. */
export async function serviceWorker(course: Course): Promise<string> {
  return `self.COURSE=${JSON.stringify(course)};\n${await bundle('main')}`;
}

/** A script for the place of `sw.js` that removes the service worker from readers' devices. */
export async function removed(by: 'deployer' | 'development'): Promise<string> {
  return `self.REMOVED_BY='${by}';\n${await bundle('removed')}`;
}

/** One classic script: modules in service workers are too new for some browsers. */
async function bundle(name: string): Promise<string> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: source(name), formats: ['iife'], name: 'offline' } },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}

/** 'root 2.1 MB, ja 2.4 MB' */
function sizesOf(course: Course): string {
  return course.folders
    .map((folder) => {
      const bytes = wholeLanguage(course, folder).reduce((sum, path) => sum + course.files[path]![2], 0);
      return `${folder} ${(bytes / 1e6).toFixed(1)} MB`;
    })
    .join(', ');
}

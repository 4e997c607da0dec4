/**
 * The site: Astro + Starlight, three languages, formulas at build time, nothing from third parties.
 *
 * BASE_PATH=/course   serve under a sub-path
 * SITE_URL=https://…  absolute address, for canonical links, the sitemap and social previews
 * SANDBOX=1           also build the gallery of components (src/pages/_sandbox) and the pseudo-locale (src/locales.ts)
 * OFFLINE=0           no service worker (tools/offline)
 */
import { existsSync, readFileSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { appendices, chapters } from './src/chapters.ts';
import { locales, PSEUDO } from './src/locales.ts';
import { rehypeBound } from './src/markdown/bound.ts';
import { katexOptions, rehypeMathAccess } from './src/markdown/math.ts';
import { remarkPseudo } from './src/markdown/pseudo.ts';
import { remarkTranslatedSections } from './src/markdown/translated-sections.ts';
import { finish, securePages } from './tools/build/main.ts';
import { preparePseudoLocale } from './tools/i18n/pseudo.ts';
import { offline } from './tools/offline/integration.ts';
import { katexFonts } from './tools/vite/katex-fonts.ts';
import { notFoundPages } from './tools/vite/not-found.ts';
import { runtimeWasm } from './tools/vite/runtime-wasm.ts';
import { pageScripts, workerScripts } from './tools/vite/scripts.ts';
import { noteShippedPackages } from './tools/vite/shipped-packages.ts';

await preparePseudoLocale(process.argv.includes('build'));

/** The gallery of components is routed only while developing and for browser tests. @type {import('astro').AstroIntegration} */
const sandbox = {
  name: 'sandbox',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev' && !process.env.SANDBOX) return;
      injectRoute({ pattern: '/sandbox/social/[lang]', entrypoint: './src/pages/_sandbox/social.astro' });
      injectRoute({ pattern: '/sandbox/[...name]', entrypoint: './src/pages/_sandbox/page.astro' });
    },
  },
};

/** Islands that wake when they are seen, or at the first Tab. @type {import('astro').AstroIntegration} */
const reach = {
  name: 'reach',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'reach', entrypoint: './src/components/site/reach.ts' }),
  },
};

/** @param {string} slug */
const written = (slug) =>
  ['md', 'mdx'].some((end) => existsSync(new URL(`src/content/docs/${slug}.${end}`, import.meta.url)));
const chapterLinks = chapters
  .filter(({ slug }) => written(slug))
  .map(({ slug, number }) => ({ slug, attrs: { 'data-chapter': String(number) } }));
const appendixLinks = appendices.filter(written).map((slug) => ({ slug }));

/** Our own strings of a language; English ones for what it lacks. @param {string} lang @returns {Record<string, string>} */
const stringsOf = (lang) => {
  const file = new URL(`src/content/i18n/${lang}.json`, import.meta.url);
  const own = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return lang === 'en' ? own : { ...stringsOf('en'), ...own };
};
/** One string in every language, by tag. @param {string} key @returns {Record<string, string>} */
const inAllLanguages = (key) =>
  Object.fromEntries(Object.values(locales).map(({ lang }) => [lang, stringsOf(lang)[key] ?? '']));
const languages = Object.fromEntries(
  Object.entries(locales).map(([folder, { lang, label }]) => [folder, { lang, label }]),
);

/** The notice on sections whose English text has changed, by folder of the language. */
const notices = Object.fromEntries(
  Object.entries(locales)
    .filter(([folder]) => folder !== 'root')
    .map(([folder, { lang }]) => {
      const strings = stringsOf(lang);
      return [folder, { outdated: strings['site.outdated.text'], link: strings['site.outdated.link'] }];
    }),
);

/** Pages of the course; not labs to embed, the gallery, what stands in for a page, or English once more in another language's folder. @param {string} page */
const isForSearchEngines = (page) => {
  const path = new URL(page).pathname.slice((process.env.BASE_PATH || '/').replace(/\/?$/, '/').length);
  const [first = '', ...rest] = path.replace(/\/$/, '').split('/');
  if ([first, rest[0]].some((part) => /^(embed|sandbox|offline)$/.test(part ?? ''))) return false;
  return !(first in locales) || written(`${first}/${rest.join('/') || 'index'}`);
};

export default defineConfig({
  site: process.env.SITE_URL,
  base: process.env.BASE_PATH || '/',
  // Every address as hosts serve it: a link to /ja would be redirected.
  trailingSlash: 'always',
  markdown: {
    processor: unified({
      remarkPlugins: [
        remarkMath,
        remarkCjkFriendly,
        [remarkTranslatedSections, { notices }],
        [remarkPseudo, { folder: PSEUDO }],
      ],
      rehypePlugins: [[rehypeKatex, katexOptions], rehypeMathAccess, rehypeBound],
    }),
  },
  vite: {
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: pageScripts } } } },
      },
    },
    // A font in a style sheet would cost every reader, also those whose page does not use it.
    build: { assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined) },
    plugins: [runtimeWasm(), katexFonts(), noteShippedPackages()],
    worker: {
      format: 'es',
      rolldownOptions: { output: { codeSplitting: { groups: workerScripts } } },
      plugins: () => [runtimeWasm(), noteShippedPackages({ worker: true })],
    },
    // Without this the development server's search for dependencies takes the islands for React's.
    optimizeDeps: { rolldownOptions: { transform: { jsx: { runtime: 'automatic', importSource: 'preact' } } } },
  },
  integrations: [
    preact(),
    reach,
    sandbox,
    notFoundPages(Object.keys(locales)),
    sitemap({
      i18n: {
        defaultLocale: 'root',
        locales: Object.fromEntries(Object.entries(locales).map(([folder, { lang }]) => [folder, lang])),
      },
      filter: isForSearchEngines,
    }),
    starlight({
      title: inAllLanguages('site.name'),
      locales: languages,
      defaultLocale: 'root',
      favicon: '/favicon.svg',
      customCss: ['katex/dist/katex.min.css', './src/styles/index.css'],
      credits: false,
      // A word that a chapter is about leads to that chapter (components/site/search-terms.ts).
      pagefind: { ranking: { metaWeights: { title: 1, about: 2, terms: 5 } } },
      lastUpdated: false,
      disable404Route: true, // pages/[...locale]/404.astro
      routeMiddleware: './src/components/site/page-data.ts',
      // The sections of a page stand in the sidebar (components/site/Sidebar.astro): the right side belongs to the figures.
      tableOfContents: false,
      components: {
        FallbackContentNotice: './src/components/site/FallbackContentNotice.astro',
        Footer: './src/components/site/Footer.astro',
        Head: './src/components/site/Head.astro',
        MarkdownContent: './src/components/site/MarkdownContent.astro',
        PageTitle: './src/components/site/PageTitle.astro',
        Sidebar: './src/components/site/Sidebar.astro',
        SiteTitle: './src/components/site/SiteTitle.astro',
        ThemeProvider: './src/components/site/ThemeProvider.astro',
      },
      sidebar: [
        {
          label: inAllLanguages('site.sidebar.chapters').en ?? '',
          translations: inAllLanguages('site.sidebar.chapters'),
          items: chapterLinks,
        },
        {
          label: inAllLanguages('site.sidebar.reference').en ?? '',
          translations: inAllLanguages('site.sidebar.reference'),
          items: appendixLinks,
        },
      ],
    }),
    securePages(),
    // After whatever writes or changes pages and their search index: its list holds their hashes.
    offline(),
    finish(),
  ],
});

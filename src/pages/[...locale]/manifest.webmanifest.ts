/** The course as an app, one manifest for each language: `/manifest.webmanifest`, `/ja/manifest.webmanifest`. */
import type { APIRoute } from 'astro';
import { strings } from '../../components/site/strings';
import { langOf, locales } from '../../locales';

export function getStaticPaths() {
  return Object.keys(locales).map((folder) => ({ params: { locale: folder === 'root' ? undefined : folder } }));
}

export const GET: APIRoute = ({ params: { locale } }) => {
  const lang = langOf(locale);
  const words = strings(lang, 'site.');
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const start = `${base}${locale ? `${locale}/` : ''}`;
  const icon = (name: string, size: number, purpose: string) => ({
    src: `${base}icons/${name}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: start,
    name: words['site.name'],
    short_name: words['site.shortName'],
    description: words['site.tagline'],
    lang,
    dir: 'ltr',
    start_url: start,
    // All languages: choosing another does not leave the app.
    scope: base,
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    categories: ['education'],
    icons: [192, 512].flatMap((size) => [icon('icon', size, 'any'), icon('maskable', size, 'maskable')]),
  };
  return new Response(JSON.stringify(manifest, null, 1), { headers: { 'content-type': 'application/manifest+json' } });
};

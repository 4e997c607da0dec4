/** Content: chapters (`docs`) and every string of the widgets (`i18n`). */
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import english from './content/i18n/en.json';

/** English is the reference. What a language lacks is English there (components/site/strings.ts stops the build if it must not). */
const widgetKeys = Object.keys(english).filter((key) => key.startsWith('lab.') || key.startsWith('site.'));
const widgetStrings = z.object(
  Object.fromEntries(widgetKeys.map((key) => [key, z.string().optional()])) as Record<
    keyof typeof english,
    z.ZodOptional<z.ZodString>
  >,
);

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: widgetStrings }) }),
};

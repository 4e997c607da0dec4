/**
 * Astro's command line (`npm run dev`, `npm run build`) without its telemetry: this project talks to the npm registry
 * and to nobody else.
 */
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
// Who develops has the gallery of components and the pseudo-locale at hand (astro.config.mjs).
if (process.argv[2] === 'dev') process.env.SANDBOX ??= '1';
// @ts-expect-error a program, not a module with types
await import('../../node_modules/astro/bin/astro.mjs');

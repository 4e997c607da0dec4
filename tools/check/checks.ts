/** The static checks, in the order in which they are begun. `npm run check` and `npm test` run the same ones. */
import { runProgram, type Outcome } from './command';
import { checkContent } from './content';
import { checkLanguages, languagesInProgress } from './languages';
import { runStep } from './report';
import { checkTranslations } from './translations';

export interface Check {
  title: string;
  run(): Promise<Outcome>;
}

/** A check of ours: problems, and things to know that are none, each a sentence. */
function own(title: string, problems: () => Promise<string[]>, notes: () => string[] = () => []): Check {
  return {
    title,
    run: async () => {
      const found = await problems();
      return { ok: found.length === 0, output: found.join('\n'), note: notes().join('\n') };
    },
  };
}

function program(title: string, script: string, ...args: string[]): Check {
  return { title, run: () => runProgram(`node_modules/${script}`, args) };
}

export const checks: readonly Check[] = [
  // Also writes the types of the content collections, which tsc and the lint rules need.
  program('types of pages (astro check)', 'astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'),
  program('types (tsc)', 'typescript/bin/tsc', '--noEmit'),
  program('lint (eslint)', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  program('format (prettier)', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  own('languages: same keys, same placeholders, no unused keys', checkLanguages, languagesInProgress),
  own('chapters: links and imports', checkContent),
  own('translations: same components, one word for each term', checkTranslations),
];

/** Programs that each keep one core busy. */
const AT_ONCE = 2;

/** Runs all of them: the first alone, because others need what it writes. One result for each, in the order of their ends. */
export async function runChecks(): Promise<boolean[]> {
  const [first, ...others] = checks;
  const results = [await runStep(first!.title, () => first!.run())];
  const lane = async () => {
    for (let check = others.shift(); check; check = others.shift()) {
      const { title, run } = check;
      results.push(await runStep(title, run));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}

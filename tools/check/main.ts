/** `npm run check`: all static checks. Prints what a failing one found; exit code 1 where one fails. */
import { checks } from './checks';
import { runStep } from './report';

let failed = 0;
for (const check of checks) {
  if (!(await runStep(check.title, () => check.run()))) failed += 1;
}
console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${checks.length} checks failed.`);
process.exit(failed === 0 ? 0 : 1);

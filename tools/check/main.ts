/** `npm run check`: all static checks. Prints what a failing one found; exit code 1 where one fails. */
import { runChecks } from './checks';

const results = await runChecks();
const failed = results.filter((ok) => !ok).length;
console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${results.length} checks failed.`);
process.exit(failed === 0 ? 0 : 1);

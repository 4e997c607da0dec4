/** What `npm run conformance` prints. Each function returns how many figures miss their bar. */
import { TEXT_TOKENS, type RoundedCombination } from './bars';
import type { Finding } from './golden';
import { isWithin, type TextFigures } from './text';

/** One line for each group of tensors, with its largest difference. */
export function printDifferences(
  title: string,
  findings: readonly Finding[],
  group: (finding: Finding) => string,
  bar: (group: string) => number,
): number {
  const worst = new Map<string, number>();
  for (const finding of findings) {
    const name = group(finding);
    worst.set(name, Math.max(worst.get(name) ?? 0, finding.difference));
  }
  const width = Math.max(...Array.from(worst.keys(), (name) => name.length));
  const lines = Array.from(worst, ([name, difference]) => {
    const verdict = difference <= bar(name) ? '' : '  ABOVE';
    return `  ${name.padEnd(width)}  ${difference.toExponential(1)}  (bar ${bar(name)})${verdict}`;
  });
  process.stdout.write(`${title}\n${lines.join('\n')}\n\n`);
  return Array.from(worst).filter(([name, difference]) => !(difference <= bar(name))).length;
}

/** One line for each combination, with what it does to predictions. */
export function printText(combinations: readonly RoundedCombination[], figures: readonly TextFigures[]): number {
  let failures = 0;
  const lines = combinations.map(({ title, text }, i) => {
    const found = figures[i]!;
    const enough = isWithin(found, text) && found.tokens >= TEXT_TOKENS;
    failures += Number(!enough);
    return (
      `  ${title}: KL ${found.kl.toFixed(5)} nats (bar ${text.kl}), ` +
      `same top token ${percent(found.top1)} (bar ${percent(text.top1)})${enough ? '' : '  MISSED'}`
    );
  });
  process.stdout.write(
    `Predictions over ${figures[0]?.tokens} tokens of prose, against float32\n${lines.join('\n')}\n`,
  );
  return failures;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

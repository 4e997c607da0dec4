/** The figures over prose as a page reads them. */
import { writeFile } from 'node:fs/promises';
import { ROUNDED } from './bars';
import type { TextFigures } from './text';

export const SAVED = 'src/examples/conformance.json';

export function save(figures: ReturnType<typeof suiteFigures>): Promise<void> {
  return writeFile(SAVED, `${JSON.stringify(figures, null, 1)}\n`);
}

/** `figures`: those of `ROUNDED`, in its order; `sha256`: of the checkpoint. */
export function suiteFigures(sha256: string, figures: readonly TextFigures[]) {
  return {
    sha256,
    tokens: figures[0]?.tokens ?? 0,
    combinations: ROUNDED.map(({ weights, compute }, i) => ({
      weights,
      compute,
      kl: Number(figures[i]!.kl.toPrecision(5)),
      top1: Number(figures[i]!.top1.toPrecision(5)),
    })),
  };
}

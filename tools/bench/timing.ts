/** Interleaved timing, and the figures made of it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RandomNumbers } from '../lib/random-numbers';

/** Milliseconds of one call: by the clock, and of the process on all its threads. */
export interface Sample {
  clock: number;
  processor: number;
}

export interface TimedCase {
  key: string;
  call(): Promise<unknown>;
}

/** Of one call, as the average of `repeats`. */
export async function timed(call: () => Promise<unknown>, repeats = 1): Promise<Sample> {
  const used = process.cpuUsage();
  const start = performance.now();
  for (let i = 0; i < repeats; i++) await call();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  return { clock: clock / repeats, processor: (user + system) / 1000 / repeats };
}

/** A sample of a short call is the average of so many that it takes about this long, in milliseconds. */
const SAMPLE_TIME = 60;
const MOST_REPEATS = 16;

/**
 * Every round takes a sample of each case, in an order of its own; one round before them warms up. Memory is tidied up before
 * each call, so that none pays for what another left behind. Samples by the cases' keys.
 */
export async function interleaved(
  cases: readonly TimedCase[],
  rounds: number,
  onRound: (done: number, total: number) => void,
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(cases.map(({ key }) => [key, []]));
  const random = new RandomNumbers(1);
  const repeats = new Map<string, number>();
  for (const { key, call } of cases) {
    await call();
    const { processor } = await timed(call);
    repeats.set(key, Math.min(MOST_REPEATS, Math.ceil(SAMPLE_TIME / processor)));
  }
  for (let round = 0; round < rounds; round++) {
    const order = cases.map((timedCase) => ({ ...timedCase, place: random.uniform() }));
    for (const { key, call } of order.toSorted((a, b) => a.place - b.place)) {
      tidyMemory();
      samples.get(key)!.push(await timed(call, repeats.get(key)));
    }
    onRound(round + 1, rounds);
  }
  return samples;
}

let collect: (() => void) | undefined;

/** Garbage collection, now. */
export function tidyMemory(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median of a/b, round by round: what slows down a whole round cancels out. */
export function ratio(a: readonly number[], b: readonly number[]): number {
  return median(a.map((value, round) => value / b[round]!));
}

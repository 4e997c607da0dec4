/** The same model in Node, with the same engine. */
import { cacheFrom, fetched, presentNames } from '../../src/engine/outputs';
import { run } from '../../src/engine/run';
import { loadModelFromFolder } from '../lib/node-files';
import type { RunFigures } from './report';

const TIMED_RUNS = 5;
const DECODED = 16;

export async function inNode(folder: string, tokens: number[]): Promise<RunFigures> {
  const start = performance.now();
  const model = await loadModelFromFolder(folder);
  const load = performance.now() - start;
  try {
    const logitPositions = tokens.map((_, position) => position);
    const logits = fetched(await run(model, { tokens, logitPositions, fetch: ['logits'] }), 'logits').data;
    const runs = await timed(TIMED_RUNS, () => run(model, { tokens, fetch: ['logits'] }));
    const fetch = ['logits', ...presentNames(model.config)];
    let cache = cacheFrom(await run(model, { tokens, fetch }), model.config);
    const decoded = await timed(DECODED, async () => {
      cache = cacheFrom(await run(model, { tokens: [262], cache, fetch }), model.config);
    });
    return { load, logits, runs, decoded };
  } finally {
    await model.dispose();
  }
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

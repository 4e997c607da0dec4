/**
 * One model in a process of its own: how long it takes to load, how much memory it then holds, and runs on request.
 *
 *     child.ts <folder> <threads>     started by children.ts, over whose channel it answers
 */
import { registerHooks } from 'node:module';
import type { LoadedMessage } from './children';
import { tidyMemory, timed } from './timing';

const [folder, threads] = process.argv.slice(2) as [string, string];

// The entry that browsers use cannot start threads in Node; the package's Node entry runs the same WebAssembly.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'onnxruntime-web/wasm' ? 'onnxruntime-web' : specifier, context),
});
const { loadModelFromFolder } = await import('../lib/node-files');
const { run } = await import('../../src/engine/run');
const { someTokens } = await import('./cases');

const memory = () => {
  tidyMemory();
  return process.memoryUsage.rss();
};
const before = memory();
let model: Awaited<ReturnType<typeof loadModelFromFolder>>;
const sample = await timed(async () => void (model = await loadModelFromFolder(folder, { threads: Number(threads) })));
const message: LoadedMessage = {
  ...sample,
  memory: memory() - before,
  peak: process.resourceUsage().maxRSS * 1024 - before,
};
process.send!(message);

process.on('message', (tokens: number) => {
  void timed(() => run(model, { tokens: someTokens(tokens), fetch: ['logits'] })).then((answer) =>
    process.send!(answer),
  );
});

/**
 * A GPT-2 of random weights, to try the way of a large model without a network:
 *
 *     npm run -s random-checkpoint -- --like gpt2 --out .cache/random-gpt2 [--seed 1]
 *     npm run model -- --from .cache/random-gpt2 --id random-gpt2
 */
import { parseArgs } from 'node:util';
import { makeRandomCheckpoint } from './lib/random-checkpoint';
import { messageOf, runCommand, UserError } from './lib/user-error';

await runCommand(async () => {
  const { like, out, seed } = parse(process.argv.slice(2));
  if (!out) throw new UserError('--out is missing: the folder to write config.json and model.safetensors into.');
  if (!/^\d+$/.test(seed)) throw new UserError(`--seed ${seed}: expected a whole number.`);
  await makeRandomCheckpoint(like, out, Number(seed));
});

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { like: { ...text, default: 'gpt2' }, out: text, seed: { ...text, default: '1' } },
    }).values;
  } catch (error) {
    throw new UserError(messageOf(error));
  }
}

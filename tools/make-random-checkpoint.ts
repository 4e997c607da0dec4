/**
 * A GPT-2 of random weights, to try the way of a large model without a network:
 *
 *     npm run -s random-checkpoint -- --like gpt2 --out .cache/random-gpt2 [--seed 1]
 *     npm run model -- --from .cache/random-gpt2 --id random-gpt2
 */
import { parseArgs } from 'node:util';
import { makeRandomCheckpoint } from './lib/random-checkpoint';
import { messageOf, runCommand, UserError } from './lib/user-error';

const HELP = `Writes a checkpoint of a GPT-2's sizes with random weights, to try the way of large models without a network.

Usage: npm run -s random-checkpoint -- --out <folder> [options]

  --out <folder>  where config.json and model.safetensors go
  --like <size>   gpt2, GPT-2 small's (0.5 GB), or tiny (3 MB) (default: gpt2)
  --seed <n>      a whole number; the same one gives the same weights (default: 1)
  --help          this text
`;

await runCommand(async () => {
  const { like, out, seed, help } = parse(process.argv.slice(2));
  if (help) return void process.stdout.write(HELP);
  if (!out) throw new UserError('--out is missing: the folder to write config.json and model.safetensors into.');
  if (!/^\d+$/.test(seed)) throw new UserError(`--seed ${seed}: expected a whole number.`);
  await makeRandomCheckpoint(like, out, Number(seed));
});

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ like: { ...text, default: 'gpt2' }, out: text, seed: { ...text, default: '1' } },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UserError(`${messageOf(error)} (--help shows how to call this.)`);
  }
}

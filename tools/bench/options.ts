/** The bench's command line. */
import { parseArgs } from 'node:util';
import { messageOf, UserError } from '../lib/user-error';

export const PARTS = ['load', 'runs', 'threads'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** Model folders to compare; empty: those made for `like`, or the default model and its siblings. */
  models: string[];
  /** A checkpoint of random weights of a published size, made once in `.cache/bench`. */
  like: string | undefined;
  rounds: number;
  parts: readonly Part[];
  json: boolean;
}

const HELP = `Measures models on this machine, interleaved: every round runs each case once, so that a slow moment hits all.

Usage: npm run -s bench -- [options]

  --model <folder>   a converted model; may be given again (default: the default model, and the same checkpoint as
                     float32 and with int8 arithmetic)
  --like gpt2        GPT-2 small's exact size with random weights, int8 and float32, made in .cache/bench (1.3 GB)
  --rounds <n>       how often each case runs (default: 11)
  --only <parts>     separated by commas: ${PARTS.join(', ')} (default: all)
  --json             all figures as JSON
  --help             this text

Ratios are of processor time, which other programs disturb less than the clock; those of threads are of the clock.
`;

/** Null where only help was asked for. */
export function parseOptions(args: string[]): BenchOptions | null {
  const { model = [], like, rounds, only, json = false, help: wanted } = parse(args);
  if (wanted) return null;
  if (!/^[1-9]\d*$/.test(rounds)) throw new UserError(`--rounds ${rounds}: expected a positive whole number.`);
  if (like !== undefined && model.length > 0) throw new UserError('--like makes the models itself: leave out --model.');
  const parts = only === undefined ? PARTS : only.split(',').map((part) => checkedPart(part.trim()));
  return { models: model, like, rounds: Number(rounds), parts, json };
}

export function help(): string {
  return HELP;
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        model: { ...text, multiple: true },
        ...{ like: text, only: text, rounds: { ...text, default: '11' } },
        ...{ json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      },
    }).values;
  } catch (error) {
    throw new UserError(`${messageOf(error)} (--help shows how to call this.)`);
  }
}

function checkedPart(part: string): Part {
  const found = PARTS.find((known) => known === part);
  if (!found) throw new UserError(`--only ${part}: expected ${PARTS.join(', ')}.`);
  return found;
}

/** The converter's command line. */
import { parseArgs } from 'node:util';
import { DEFAULT_MODEL as DEFAULT_ID } from '../../src/default-model';
import { messageOf, UserError } from '../lib/user-error';

export interface Options {
  /**
   * Folder with `model.safetensors` and `config.json`, a `.safetensors` file beside its `config.json`, or
   * `org/name[@revision]` on the hub.
   */
  from: string;
  id: string;
  /** Absent: what is known of the source, else the id and `unknown`. */
  title?: string;
  license?: string;
  /** How weights lie on disk. */
  weights: 'int8' | 'fp32';
  /** Arithmetic at run time; absent: float32 for small models, int8 for large ones. */
  compute?: 'fp32' | 'int8';
  /** Folder that holds one folder for each model, and `index.json`. */
  out: string;
}

/** Holds a folder for each model whose exact weights the project knows. */
export const CHECKPOINTS_FOLDER = 'checkpoints';

/** A checkpoint does not say its licence: these are known here. */
const LICENCES: Record<string, string> = { 'course-12m': 'CC0-1.0' };

/** The model that pages start with (`src/default-model.ts`): `npm run model` without arguments rebuilds it, bit for bit. */
export const DEFAULT_MODEL = {
  from: `${CHECKPOINTS_FOLDER}/${DEFAULT_ID}`,
  id: DEFAULT_ID,
  title: DEFAULT_ID,
  license: LICENCES[DEFAULT_ID],
};

export const MODELS_FOLDER = 'public/models';

const HELP = `Makes a model that the course can run of a GPT-2-architecture checkpoint.

Usage: npm run model -- [--from <source> --id <id>] [options]

  --from <source>     a folder with model.safetensors and config.json (Hugging Face's names),
                      a .safetensors file with config.json beside it,
                      or org/name[@revision] on huggingface.co, e.g. openai-community/gpt2
  --id <id>           the model's name in addresses and folders: lower-case letters, digits, . _ -
  --title <text>      the name that readers see (default: the id; known for GPT-2)
  --license <text>    the weights' licence (default: unknown; known for GPT-2)
  --weights <format>  int8 or fp32 on disk (default: int8)
  --compute <format>  fp32 or int8 arithmetic at run time
                      (default: fp32 below 50 million parameters and for fp32 weights, else int8)
  --out <folder>      where models lie (default: ${MODELS_FOLDER})
  --help              this text

Without arguments: rebuilds the default model from ${DEFAULT_MODEL.from}.

Downloads are kept in .cache/checkpoints (deleting them is safe), and one that was cut off goes on where it stopped.
Environment: HF_ENDPOINT (a mirror of the hub), HF_TOKEN, HTTPS_PROXY, HTTP_PROXY, NO_PROXY.
`;

/** Command-line arguments → options; null where only help was asked for (and printed by the caller). */
export function parseOptions(args: string[]): Options | null {
  const { values } = parse(args);
  if (values.help) return null;
  const isDefault = values.from === undefined && values.id === undefined;
  if (!isDefault && (values.from === undefined || values.id === undefined)) {
    throw new UserError(`--${values.from === undefined ? 'from' : 'id'} is missing; --help shows how to call this.`);
  }
  const id = values.id ?? DEFAULT_MODEL.id;
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(id)) {
    throw new UserError(`--id ${id}: use lower-case letters, digits, ".", "_" and "-" only, a letter or digit first.`);
  }
  const weights = choice('weights', values.weights ?? 'int8', ['int8', 'fp32']);
  const compute = values.compute === undefined ? undefined : choice('compute', values.compute, ['fp32', 'int8']);
  if (weights === 'fp32' && compute === 'int8') {
    throw new UserError('--compute int8 computes with int8 weights: leave out --weights fp32.');
  }
  return {
    from: values.from ?? DEFAULT_MODEL.from,
    id,
    title: values.title ?? (isDefault ? DEFAULT_MODEL.title : undefined),
    license: values.license ?? (isDefault ? DEFAULT_MODEL.license : undefined),
    weights,
    compute,
    out: values.out ?? MODELS_FOLDER,
  };
}

export function help(): string {
  return HELP;
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ from: text, id: text, title: text, license: text, weights: text, compute: text, out: text },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args, options });
  } catch (error) {
    throw new UserError(`${messageOf(error)} (--help shows how to call this.)`);
  }
}

function choice<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  if (allowed.includes(value as T)) return value as T;
  throw new UserError(`--${name} ${value}: expected ${allowed.join(' or ')}.`);
}

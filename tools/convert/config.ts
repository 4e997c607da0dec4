/**
 * Hugging Face's `config.json` → the sizes of the model. Settings that would make it compute something other than
 * GPT-2 are refused, because the result would look right and be wrong.
 * Names and defaults: https://huggingface.co/docs/transformers/model_doc/gpt2#transformers.GPT2Config
 */
import type { ModelConfig } from '../../src/engine/types';
import { UserError } from '../lib/user-error';

/** The course's tokenizer is GPT-2's, and so is every list of next tokens. */
export const VOCABULARY = 50257;

type Json = Record<string, unknown>;

/** Settings that may only have one meaning here: allowed values, the first one is the default where absent. */
const REQUIRED: Record<string, unknown[]> = {
  activation_function: ['gelu_new', 'gelu_pytorch_tanh'],
  scale_attn_weights: [true],
  scale_attn_by_inverse_layer_idx: [false],
  add_cross_attention: [false],
};

export function parseConfig(json: string, file: string): ModelConfig {
  const config = parseJson(json, file);
  if (config.model_type !== undefined && config.model_type !== 'gpt2') {
    throw new UserError(`${file}: model_type is ${show(config.model_type)}, expected "gpt2".`);
  }
  for (const [name, allowed] of Object.entries(REQUIRED)) {
    const value = config[name] ?? allowed[0];
    if (!allowed.includes(value)) {
      throw new UserError(`${file}: ${name} is ${show(value)}, expected ${allowed.map(show).join(' or ')}.`);
    }
  }
  const size = (name: string, ...otherNames: string[]) => positive(config, [name, ...otherNames], file);
  const sizes = {
    n_layer: size('n_layer', 'num_hidden_layers'),
    n_head: size('n_head', 'num_attention_heads'),
    n_embd: size('n_embd', 'hidden_size'),
    n_positions: size('n_positions', 'n_ctx', 'max_position_embeddings'),
    vocab_size: size('vocab_size'),
  };
  if (sizes.vocab_size !== VOCABULARY) {
    throw new UserError(`${file}: vocab_size is ${sizes.vocab_size}, expected ${VOCABULARY}, GPT-2's vocabulary.`);
  }
  if (sizes.n_embd % sizes.n_head !== 0) {
    throw new UserError(`${file}: n_embd ${sizes.n_embd} is not a multiple of n_head ${sizes.n_head}.`);
  }
  if (config.n_inner != null && config.n_inner !== 4 * sizes.n_embd) {
    throw new UserError(`${file}: n_inner is ${show(config.n_inner)}, expected 4 · n_embd = ${4 * sizes.n_embd}.`);
  }
  const epsilon = config.layer_norm_epsilon ?? 1e-5;
  if (typeof epsilon !== 'number' || !(epsilon > 0 && epsilon < 1)) {
    throw new UserError(`${file}: layer_norm_epsilon is ${show(epsilon)}, expected a small positive number.`);
  }
  return { ...sizes, layer_norm_epsilon: epsilon };
}

function parseJson(json: string, file: string): Json {
  let config: unknown;
  try {
    config = JSON.parse(json);
  } catch {
    throw new UserError(`${file} is not valid JSON, expected the checkpoint's settings.`);
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new UserError(`${file} does not hold a JSON object, expected the checkpoint's settings.`);
  }
  return config as Json;
}

/** The first of several names that is there, as a positive whole number. */
function positive(config: Json, names: string[], file: string): number {
  const name = names.find((n) => config[n] != null);
  const value = name && config[name];
  if (Number.isSafeInteger(value) && (value as number) > 0) return value as number;
  const found = name ? `${name} is ${show(value)}` : `${names[0]} is missing`;
  throw new UserError(`${file}: ${found}, expected a positive whole number.`);
}

function show(value: unknown): string {
  return JSON.stringify(value);
}

/**
 * The tensors of a GPT-2 checkpoint: which there must be, and reading them by the manifest's names.
 * Checkpoints name them with or without a leading `transformer.`; both are accepted.
 */
import { tensorBytes } from '../../src/engine/manifest';
import type { ModelConfig } from '../../src/engine/types';
import type { DType } from '../lib/safetensors/dtypes';
import type { SafetensorsFile } from '../lib/safetensors/reader';
import { UserError } from '../lib/user-error';

export interface TensorSpec {
  /** Hugging Face's name without `transformer.`. */
  name: string;
  /** Shape in the checkpoint. */
  shape: number[];
}

const DTYPES: DType[] = ['F32', 'F16', 'BF16'];

/** Buffers and copies that checkpoints carry along and that hold nothing of their own. */
const HARMLESS = /^h\.\d+\.attn\.(bias|masked_bias)$/;
const OUTPUT_LAYER = 'lm_head.weight';

/** Every tensor of the architecture, in the order in which the model uses them. */
export function* tensorSpecs({ n_layer, n_embd: D, n_positions, vocab_size }: ModelConfig): Generator<TensorSpec> {
  const layer = (name: string, outputs: number, inputs?: number) => [
    { name: `${name}.weight`, shape: inputs ? [inputs, outputs] : [outputs] },
    { name: `${name}.bias`, shape: [outputs] },
  ];
  yield { name: 'wte.weight', shape: [vocab_size, D] };
  yield { name: 'wpe.weight', shape: [n_positions, D] };
  for (let l = 0; l < n_layer; l++) {
    yield* layer(`h.${l}.ln_1`, D);
    yield* layer(`h.${l}.attn.c_attn`, 3 * D, D);
    yield* layer(`h.${l}.attn.c_proj`, D, D);
    yield* layer(`h.${l}.ln_2`, D);
    yield* layer(`h.${l}.mlp.c_fc`, 4 * D, D);
    yield* layer(`h.${l}.mlp.c_proj`, D, 4 * D);
  }
  yield* layer('ln_f', D);
}

export class Checkpoint {
  private constructor(
    private readonly found: ReadonlyMap<string, { file: SafetensorsFile; name: string }>,
    readonly specs: readonly TensorSpec[],
  ) {}

  /** Checks that all tensors are there in the right shape and format. Reads headers only; errors: UserError. */
  static open(files: readonly SafetensorsFile[], config: ModelConfig): Checkpoint {
    const found = new Map<string, { file: SafetensorsFile; name: string }>();
    for (const file of files) {
      for (const name of file.entries.keys()) found.set(name.replace(/^transformer\./, ''), { file, name });
    }
    const where = files[0]!.path;
    const specs: TensorSpec[] = [];
    // Stops at the first missing tensor, so that an absurd n_layer ends here at once.
    for (const spec of tensorSpecs(config)) {
      checkTensor(found.get(spec.name), spec, where);
      specs.push(spec);
    }
    const known = new Set(specs.map(({ name }) => name));
    for (const name of found.keys()) {
      if (name.startsWith('h.') && !known.has(name) && !HARMLESS.test(name)) {
        throw new UserError(`${where}: tensor ${name} is not part of a GPT-2 with ${config.n_layer} layers.`);
      }
    }
    return new Checkpoint(found, specs);
  }

  get parameters(): number {
    return this.specs.reduce((total, { shape }) => total + tensorBytes({ dtype: 'int8', shape }), 0);
  }

  /** A tensor as float32, row-major; UserError if a value is not a finite number. */
  async read(name: string): Promise<Float32Array> {
    const { file, name: nameInFile } = this.found.get(name)!;
    const values = await file.floats(nameInFile);
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      throw new UserError(`${file.path}: tensor ${nameInFile} holds ${values[wrong]}, expected finite numbers only.`);
    }
    return values;
  }

  /** Some checkpoints store the output layer beside the embedding it is tied to; both must be the same. */
  async checkTiedOutputLayer(embedding: Float32Array): Promise<void> {
    const output = this.found.get(OUTPUT_LAYER);
    if (!output) return;
    const weights = await this.read(OUTPUT_LAYER);
    if (weights.length !== embedding.length || weights.some((value, i) => value !== embedding[i])) {
      throw new UserError(`${output.file.path}: tensor ${output.name} differs from wte.weight, expected tied weights.`);
    }
  }
}

function checkTensor(
  found: { file: SafetensorsFile; name: string } | undefined,
  spec: TensorSpec,
  where: string,
): void {
  const shape = `[${spec.shape.join(', ')}]`;
  const expected = `expected ${shape} of ${DTYPES.join(', ')}`;
  if (!found) {
    throw new UserError(`${where}: tensor ${spec.name} is missing, ${expected}.`);
  }
  const entry = found.file.entry(found.name);
  if (entry.shape.join() !== spec.shape.join()) {
    throw new UserError(`${found.file.path}: tensor ${found.name} is [${entry.shape.join(', ')}], ${expected}.`);
  }
  if (!DTYPES.includes(entry.dtype)) {
    throw new UserError(`${found.file.path}: tensor ${found.name} is ${entry.dtype}, ${expected}.`);
  }
}

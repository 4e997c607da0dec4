/**
 * Direct logit attribution: how much each part of the model adds to one logit, by what it wrote to the residual stream.
 *
 * The final residual stream x is a sum of parts c, and everything after it is linear once the final LayerNorm's
 * scale is held at the value it had in this run. With w the token's embedding, γ and β the LayerNorm's weights, g its
 * gate and mean(c) over the features:
 *
 *   logit = Σ_c [ g·((c − mean(c)) ÷ scale ⊙ γ) + (1 − g)·c ]·w + g·β·w = Σ_c c·u + g·β·w
 *   u     = g·(γ⊙w − mean(γ⊙w)) ÷ scale + (1 − g)·w
 *
 * So the parts sum to the logit, under every intervention. It is an account of this run, not a prediction: a part
 * that is switched off also changes the scale, and all that later layers make of it.
 *
 * Elhage et al.: A Mathematical Framework for Transformer Circuits (2021), "Residual Stream" and its "virtual weights";
 * the scale held fixed as in TransformerLens's `apply_ln_to_stack`.
 */
import { valueAt } from '../broadcast';
import { sizesOf, type Sizes } from '../contract';
import { neutralInput } from '../inputs';
import type { Model } from '../model';
import { fetched } from '../outputs';
import { run } from '../run';
import type {
  Activation,
  Activations,
  InterventionName,
  Interventions,
  LayerAttribution,
  LogitAttribution,
  ModelConfig,
} from '../types';
import { outputProjection } from './head-writes';
import { headVector } from './score-terms';

export interface AttributionRequest {
  tokens: readonly number[];
  interventions?: Interventions;
  /** Where the logits are read; the last token where absent. */
  position?: number;
  /** The tokens whose logits are taken apart. */
  ids: readonly number[];
}

/** One run, and one attribution for each of `ids`. Errors: those of `run`. */
export async function attribution(model: Model, request: AttributionRequest): Promise<LogitAttribution[]> {
  const { tokens, interventions = {}, ids } = request;
  const position = request.position ?? tokens.length - 1;
  const fetch = attributionNames(model.config);
  const activations = await run(model, { tokens, interventions, logitPositions: [position], fetch });
  return ids.map((id) => attributeLogit(model, activations, interventions, position, id));
}

/** The outputs that `attributeLogit` reads. */
export function attributionNames({ n_layer }: ModelConfig): string[] {
  const layers = Array.from({ length: n_layer }, (_, layer) => layer);
  const parts = layers.flatMap((l) => ['attn.z', 'attn_out', 'mlp_out'].map((part) => `blocks.${l}.${part}`));
  return ['embed', 'pos_embed', ...parts, 'ln_final.scale', 'logits'];
}

/** The logit of token `id` at `position`, of a run that gave the logits of that position alone. */
export function attributeLogit(
  model: Pick<Model, 'weights' | 'config'>,
  activations: Activations,
  interventions: Interventions,
  position: number,
  id: number,
): LogitAttribution {
  const place = new Place(model.config, activations, interventions, position);
  const { direction, finalBias } = readingDirection(model, place, id);
  const layers = new Array<LayerAttribution>(model.config.n_layer);
  // From the last layer to the first, because gates on the skip path weaken all that was written before them.
  let weight = 1;
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const gate = (name: InterventionName, ...index: number[]) => valueAt(place.input(name), layer, ...index);
    const mlp = weight * dot(place.row(`blocks.${layer}.mlp_out`), direction);
    weight *= gate('skip_gate', 1);
    const attention = attentionPart(model, place, layer, scaled(direction, weight));
    weight *= gate('skip_gate', 0);
    const replaced = gate('resid_patch_gate', position);
    const patch = replaced === 0 ? 0 : weight * replaced * dot(place.inputRow('resid_patch', layer), direction);
    weight *= 1 - replaced;
    layers[layer] = { patch, ...attention, mlp };
  }
  const kept = direction.map((value, i) => value * weight * valueAt(place.input('embd_keep'), position, i));
  const embed = dot(place.row('embed'), kept);
  const pos_embed = dot(place.row('pos_embed'), kept);
  const logit = fetched(activations, 'logits').data[id]!;
  const sum = layers.reduce((total, { patch, attention, mlp }) => total + patch + attention + mlp, 0);
  const remainder = logit - (embed + pos_embed + sum + finalBias);
  return { id, position, logit, embed, pos_embed, layers, finalBias, remainder };
}

/** u [D] and g·β·w, see above. */
function readingDirection({ weights, config }: Pick<Model, 'weights' | 'config'>, place: Place, id: number) {
  const token = weights.tokenEmbedding(id);
  const [gamma, beta] = [weights.tensor('ln_f.weight'), weights.tensor('ln_f.bias')];
  const gate = valueAt(place.input('norm_gate'), 2 * config.n_layer);
  const scale = place.row('ln_final.scale')[0]!;
  const gained = Float64Array.from(token, (value, i) => value * gamma[i]!);
  const mean = gained.reduce((sum, value) => sum + value, 0) / gained.length;
  const direction = gained.map((value, i) => (gate * (value - mean)) / scale + (1 - gate) * token[i]!);
  return { direction, finalBias: gate * dot(beta, token) };
}

/** Attention's part along a direction [D], as the graph added it, and split into heads and bias. */
function attentionPart({ weights }: Pick<Model, 'weights'>, place: Place, layer: number, direction: Float64Array) {
  const gate = valueAt(place.input('sublayer_gate'), layer, 0);
  const gated = place.inputRow('resid_keep', layer, 0).map((keep, i) => gate * keep * direction[i]!);
  const perInput = weights.timesColumn(outputProjection(layer), gated); // [D], K values for each head
  const z = place.activation(`blocks.${layer}.attn.z`); // [H,T,K]
  const [H, , K] = z.shape as [number, number, number];
  return {
    heads: Array.from({ length: H }, (_, head) =>
      dot(headVector(z, head, place.position), perInput.subarray(head * K, (head + 1) * K)),
    ),
    attentionBias: dot(weights.tensor(`h.${layer}.attn.c_proj.bias`), gated),
    attention: dot(place.row(`blocks.${layer}.attn_out`), direction),
  };
}

/** Activations and inputs of a run, read at one position. */
class Place {
  private readonly sizes: Sizes;

  constructor(
    config: ModelConfig,
    private readonly activations: Activations,
    private readonly interventions: Interventions,
    readonly position: number,
  ) {
    this.sizes = sizesOf(config, fetched(activations, 'embed').shape[0]!);
  }

  activation(name: string): Activation {
    return fetched(this.activations, name);
  }

  /** This position's values of an activation [T] or [T,n]. */
  row(name: string): Float32Array {
    const { data, shape } = this.activation(name);
    const width = shape[1] ?? 1;
    return data.subarray(this.position * width, (this.position + 1) * width);
  }

  input(name: InterventionName): Activation {
    return this.interventions[name] ?? neutralInput(name, this.sizes);
  }

  /** This position's row [D] of an input that ends in [T?,D?]. */
  inputRow(name: 'resid_keep' | 'resid_patch', ...index: number[]): Float64Array {
    const input = this.input(name);
    return Float64Array.from({ length: this.sizes.D }, (_, i) => valueAt(input, ...index, this.position, i));
  }
}

function scaled(vector: Float64Array, factor: number): Float64Array {
  return vector.map((value) => factor * value);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

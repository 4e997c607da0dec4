/** What all parts of the graph share: the context they are built in, and the layer norm. */
import type { ModelConfig } from '../../../src/engine/types';
import type { GraphBuilder } from './builder';
import type { Gates } from './gates';
import type { MatrixOps } from './matrices';

export interface Context {
  g: GraphBuilder;
  config: ModelConfig;
  matrices: MatrixOps;
  gates: Gates;
}

/**
 * Layer norm of x [1,T,D], blended with x by its gate: g·LN(x) + (1−g)·x. Outputs `<name>.mean`, `.scale`
 * (√(variance + ε)) and `.normalized`, after γ, β and gate.
 *
 * Written out rather than as one LayerNormalization node, because mean and scale are outputs; two passes (mean first,
 * then the squares of the differences) keep the variance exact where the mean is large.
 */
export function layerNorm(
  { g, config, gates }: Context,
  x: string,
  weights: string,
  gateIndex: number,
  name: string,
): string {
  const last = g.constant('INT64', [-1]);
  const mean = g.op('ReduceMean', [x, last], { keepdims: 1 });
  const centred = g.op('Sub', [x, mean]);
  const variance = g.op('ReduceMean', [g.op('Mul', [centred, centred]), last], { keepdims: 1 });
  const scale = g.op('Sqrt', [g.op('Add', [variance, g.constant('FLOAT', config.layer_norm_epsilon)])]);
  g.op('Squeeze', [mean, last], {}, `${name}.mean`);
  g.op('Squeeze', [scale, last], {}, `${name}.scale`);

  const gamma = g.weight(`${weights}.weight`, 'FLOAT', [config.n_embd]);
  const beta = g.weight(`${weights}.bias`, 'FLOAT', [config.n_embd]);
  const normal = g.op('Add', [g.op('Mul', [g.op('Div', [centred, scale]), gamma]), beta]);

  const normalPart = g.op('Mul', [normal, gates.norm[gateIndex]!]);
  const rest = g.op('Mul', [x, gates.normRest[gateIndex]!]);
  return g.op('Add', [normalPart, rest], {}, `${name}.normalized`);
}

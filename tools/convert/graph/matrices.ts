/**
 * The operations that read the large weights, in two arithmetics:
 *
 * - `fp32`: weights are float32, exact.
 * - `int8`: weights are int8 with one scale for each column; activations are quantised to uint8 with one scale for
 *   each token (row). A single scale for the whole tensor (DynamicQuantizeLinear) would be simpler, but then a later
 *   token changes the rounding of earlier ones: it would break the causal mask that the course teaches.
 */
import type { ModelConfig } from '../../../src/engine/types';
import type { GraphBuilder } from './builder';

export type Arithmetic = 'fp32' | 'int8';

export interface MatrixOps {
  /** x [1,T,inputs] · W [inputs,outputs] + b → [1,T,outputs]; weights `<name>.weight`, `<name>.bias`. */
  linear(x: string, name: string, inputs: number, outputs: number, output?: string): string;
  /** Token embeddings: columns of wte [D,V] picked by ids [1,T] → [1,T,D]. */
  tokenEmbedding(ids: string, output: string): string;
  /** Rows of a matrix [rows,columns] picked by indices [T] → [T,columns]. */
  rows(name: string, shape: [number, number], indices: string): string;
  /** Rows of y [1,T,D] picked by positions [M] · wte [D,V] → [1,M,V]; M may be 0. */
  logits(y: string, positions: string, output: string): string;
}

export function matrixOps(g: GraphBuilder, config: ModelConfig, arithmetic: Arithmetic): MatrixOps {
  const table: [number, number] = [config.n_embd, config.vocab_size];
  const { product, columns, rows } = arithmetic === 'fp32' ? float32Ops(g) : int8Ops(g);
  return {
    linear(x, name, inputs, outputs, output) {
      const bias = g.weight(`${name}.bias`, 'FLOAT', [outputs]);
      return g.op('Add', [product(x, `${name}.weight`, [inputs, outputs]), bias], {}, output);
    },
    tokenEmbedding: (ids, output) => columns('wte.weight', table, ids, output),
    rows,
    logits: (y, positions, output) => product(y, 'wte.weight', table, output, positions),
  };
}

type Shape = [number, number];

function float32Ops(g: GraphBuilder) {
  const matrix = (name: string, shape: Shape) => g.weight(name, 'FLOAT', shape);
  return {
    product(x: string, name: string, shape: Shape, output?: string, positions?: string) {
      const rows = positions ? g.op('Gather', [x, positions], { axis: 1 }) : x;
      return g.op('MatMul', [rows, matrix(name, shape)], {}, output);
    },
    columns(name: string, shape: Shape, indices: string, output: string) {
      const picked = g.op('Gather', [matrix(name, shape), indices], { axis: 1 }); // [D,1,T]
      return g.op('Transpose', [picked], { perm: [1, 2, 0] }, output);
    },
    rows: (name: string, shape: Shape, indices: string) => g.op('Gather', [matrix(name, shape), indices], { axis: 0 }),
  };
}

function int8Ops(g: GraphBuilder) {
  const matrix = (name: string, shape: Shape) => g.weight(name, 'INT8', shape);
  const scales = (name: string, shape: Shape) => g.weight(`${name}.scale`, 'FLOAT', [shape[1]]);
  const toFloat = (value: string) => g.op('Cast', [value], { to: 1 });
  return {
    /** x ≈ (u − 128)·r with u uint8 [1,T,inputs] and r [1,T,1], so x·W ≈ ((u − 128)·W_int8) · r · scale. */
    product(x: string, name: string, shape: Shape, output?: string, positions?: string) {
      // Rows are picked after quantising: the runtime's ReduceMax gets the shape wrong where no row is picked.
      const pick = (value: string) => (positions ? g.op('Gather', [value, positions], { axis: 1 }) : value);
      const quantised = quantiseRows(g, x);
      const values = pick(quantised.values);
      const rowScale = pick(quantised.rowScale);
      const zeroPoint = g.constant('UINT8', 128);
      const sums = toFloat(g.op('MatMulInteger', [values, matrix(name, shape), zeroPoint]));
      return g.op('Mul', [g.op('Mul', [sums, rowScale]), scales(name, shape)], {}, output);
    },
    columns(name: string, shape: Shape, indices: string, output: string) {
      const picked = g.op('Gather', [matrix(name, shape), indices], { axis: 1 }); // [D,1,T]
      const values = toFloat(g.op('Transpose', [picked], { perm: [1, 2, 0] })); // [1,T,D]
      const scale = g.op('Gather', [scales(name, shape), indices], { axis: 0 }); // [1,T]
      return g.op('Mul', [values, g.op('Unsqueeze', [scale, g.constant('INT64', [2])])], {}, output);
    },
    rows(name: string, shape: Shape, indices: string) {
      const values = toFloat(g.op('Gather', [matrix(name, shape), indices], { axis: 0 }));
      return g.op('Mul', [values, scales(name, shape)]);
    },
  };
}

/** Each row of x [1,T,n] → uint8 around 128, so that its largest absolute value is 127 steps away. */
function quantiseRows(g: GraphBuilder, x: string): { values: string; rowScale: string } {
  const largest = g.op('ReduceMax', [g.op('Abs', [x]), g.constant('INT64', [-1])], { keepdims: 1 }); // [1,T,1]
  // A row of zeros must not divide by zero; any positive number keeps it zero.
  const rowScale = g.op('Div', [g.op('Max', [largest, g.constant('FLOAT', 1e-30)]), g.constant('FLOAT', 127)]);
  const steps = g.op('Round', [g.op('Div', [x, rowScale])]);
  const shifted = g.op('Add', [steps, g.constant('FLOAT', 128)]);
  return { values: g.op('Cast', [shifted], { to: 2 }), rowScale };
}

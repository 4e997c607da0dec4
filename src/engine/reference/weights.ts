/** The weights of a model, by the names that the reference uses. */
import { range, type Linear, type Matrix, type Vector } from './vectors';

export interface Norm {
  gamma: Vector;
  beta: Vector;
}

export interface Attention {
  heads: number;
  /** [D, 3D]: queries, keys and values side by side */
  qkv: Linear;
  /** [D, D] */
  proj: Linear;
}

export interface Mlp {
  /** [D, F] */
  up: Linear;
  /** [F, D] */
  down: Linear;
}

export interface Block {
  ln1: Norm;
  attn: Attention;
  ln2: Norm;
  mlp: Mlp;
}

export interface Weights {
  /** Token embeddings [V, D]; the output layer uses them again. */
  wte: Matrix;
  /** Position embeddings [P, D] */
  wpe: Matrix;
  blocks: Block[];
  lnF: Norm;
}

/** A tensor of a checkpoint, row-major. */
export interface Tensor {
  data: ArrayLike<number>;
  shape: readonly number[];
}

/** A checkpoint's tensors, by Hugging Face's names without `transformer.`, as nested arrays. */
export function weightsFrom(
  tensor: (name: string) => Tensor,
  sizes: { n_layer: number; n_head: number },
): Weights {
  const vector = (name: string) => Array.from(tensor(name).data);
  const matrix = (name: string) => rows(tensor(name));
  const norm = (name: string) => ({ gamma: vector(`${name}.weight`), beta: vector(`${name}.bias`) });
  const linear = (name: string) => ({ weight: matrix(`${name}.weight`), bias: vector(`${name}.bias`) });
  return {
    wte: matrix('wte.weight'),
    wpe: matrix('wpe.weight'),
    blocks: range(sizes.n_layer).map((l) => ({
      ln1: norm(`h.${l}.ln_1`),
      attn: { heads: sizes.n_head, qkv: linear(`h.${l}.attn.c_attn`), proj: linear(`h.${l}.attn.c_proj`) },
      ln2: norm(`h.${l}.ln_2`),
      mlp: { up: linear(`h.${l}.mlp.c_fc`), down: linear(`h.${l}.mlp.c_proj`) },
    })),
    lnF: norm('ln_f'),
  };
}

/** [n, m], row-major → n rows */
function rows({ data, shape }: Tensor): Matrix {
  const [n, m] = shape as [number, number];
  return range(n).map((i) => Array.from({ length: m }, (_, j) => data[i * m + j]!));
}

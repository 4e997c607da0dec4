/**
 * A model's weights, read where they lie: whole tensors as float32, single rows and columns, and products with
 * a vector, none of which keeps a second copy of the model in memory.
 *
 * Names and layouts are the manifest's: `wte.weight` is [D,V], a token's embedding is one of its columns.
 */
import type { Chunks } from './chunks';
import { EngineError } from './errors';
import { expand } from './expand';
import { tensorBytes } from './manifest';
import type { Manifest, TensorInfo } from './types';

export class Weights {
  constructor(
    private readonly manifest: Manifest,
    private readonly chunks: Chunks,
  ) {}

  /** dtype and shape of a tensor; EngineError 'bad-input' if the model has none of that name. */
  info(name: string): TensorInfo {
    const info = this.manifest.tensors[name];
    if (!info) throw new EngineError('bad-input', `There is no weight ${name}`, { weight: name });
    return info;
  }

  /** Raw bytes as on disk; a view where possible. */
  raw(name: string): Uint8Array {
    const info = this.info(name);
    return this.chunks.bytes(info, tensorBytes(info));
  }

  /** Scales of an int8 tensor, one for each index of `info(name).scale.axis`; null for float32. */
  scales(name: string): Float32Array | null {
    const { scale, shape } = this.info(name);
    return scale && this.chunks.floats(scale, shape[scale.axis]!);
  }

  /** A whole tensor as float32, row-major. May be a view of the model: do not write to it. */
  tensor(name: string): Float32Array {
    const info = this.info(name);
    const scales = this.scales(name);
    if (!scales) return this.chunks.floats(info, tensorBytes(info) / 4);
    return expand(asInt8(this.raw(name)), scales, info.shape, info.scale!.axis);
  }

  /** Row `index` of a matrix [rows, columns], as float32 [columns]. */
  row(name: string, index: number): Float32Array {
    const [, columns] = this.matrix(name, index, 0);
    return this.read(name, index * columns, columns, this.scales(name), index, 0);
  }

  /** Column `index` of a matrix [rows, columns], as float32 [rows]. */
  column(name: string, index: number): Float32Array {
    const [rows, columns] = this.matrix(name, index, 1);
    const scales = this.scales(name);
    const values = new Float32Array(rows);
    for (let row = 0; row < rows; row++)
      values[row] = this.read(name, row * columns + index, 1, scales, row, index)[0]!;
    return values;
  }

  /**
   * Channel `index` of a matrix as it is stored: whole numbers with their scale, along the axis that has one scale for each
   * index. Null for float32 tensors.
   */
  channel(name: string, index: number): { values: Int8Array; scale: number } | null {
    const { scale } = this.info(name);
    if (!scale) return null;
    const [rows, columns] = this.matrix(name, index, scale.axis as 0 | 1);
    const raw = asInt8(this.raw(name));
    const values =
      scale.axis === 0
        ? raw.slice(index * columns, (index + 1) * columns)
        : Int8Array.from({ length: rows }, (_, row) => raw[row * columns + index]!);
    return { values, scale: this.scales(name)![index]! };
  }

  /** vector [rows] · matrix [rows, columns] → [columns]; e.g. a residual stream · `wte.weight` → logits. */
  times(vector: ArrayLike<number>, name: string): Float32Array {
    const [rows, columns] = this.matrix(name, 0, 0);
    if (vector.length !== rows) {
      const message = `${name} has ${rows} rows, the vector has ${vector.length} values`;
      throw new EngineError('bad-input', message, { weight: name });
    }
    const result = new Float32Array(columns);
    this.eachRow(name, (row, values) => {
      const factor = vector[row]!;
      for (let column = 0; column < columns; column++) result[column]! += factor * values[column]!;
    });
    return this.scaleColumns(name, result);
  }

  /** matrix [rows, columns] · vector [columns] → [rows]; e.g. what each input of a layer does to one direction. */
  timesColumn(name: string, vector: ArrayLike<number>): Float64Array {
    const [rows, columns] = this.matrix(name, 0, 0);
    if (vector.length !== columns) {
      const message = `${name} has ${columns} columns, the vector has ${vector.length} values`;
      throw new EngineError('bad-input', message, { weight: name });
    }
    const scales = this.info(name).scale?.axis === 1 ? this.scales(name) : null;
    const scaled = Float64Array.from(vector, (value, column) => value * (scales ? scales[column]! : 1));
    const result = new Float64Array(rows);
    this.eachRow(name, (row, values) => {
      let sum = 0;
      for (let column = 0; column < columns; column++) sum += values[column]! * scaled[column]!;
      result[row] = sum;
    });
    return result;
  }

  /** Euclidean length of every column, [columns]: what cosines need besides `times`. */
  columnNorms(name: string): Float32Array {
    const [, columns] = this.matrix(name, 0, 0);
    const squares = new Float32Array(columns);
    this.eachRow(name, (_, values) => {
      for (let column = 0; column < columns; column++) squares[column]! += values[column]! ** 2;
    });
    return this.scaleColumns(name, squares.map(Math.sqrt));
  }

  /** The embedding of a token, [D]. */
  tokenEmbedding(id: number): Float32Array {
    return this.column('wte.weight', id);
  }

  /** The embedding of a position, [D]. */
  positionEmbedding(position: number): Float32Array {
    return this.row('wpe.weight', position);
  }

  /** Rows of a matrix one after another, without scales that are the same for the whole column. */
  private eachRow(name: string, visit: (row: number, values: Float32Array | Int8Array) => void): void {
    const [rows, columns] = this.matrix(name, 0, 0);
    const info = this.info(name);
    const scales = info.scale?.axis === 0 ? this.scales(name) : null;
    for (let row = 0; row < rows; row++) {
      if (info.dtype === 'float32') visit(row, this.chunks.floats(info, columns, row * columns));
      else if (scales) visit(row, this.row(name, row));
      else visit(row, asInt8(this.chunks.bytes(info, columns, row * columns)));
    }
  }

  private scaleColumns(name: string, values: Float32Array): Float32Array {
    const scales = this.info(name).scale?.axis === 1 ? this.scales(name) : null;
    return scales ? values.map((value, column) => value * scales[column]!) : values;
  }

  /** `count` values of one row that begin at element `start`, which lies at `row`, `column`. */
  private read(
    name: string,
    start: number,
    count: number,
    scales: Float32Array | null,
    row: number,
    column: number,
  ): Float32Array {
    const info = this.info(name);
    if (!scales) return this.chunks.floats(info, count, start).slice();
    const values = asInt8(this.chunks.bytes(info, count, start));
    return Float32Array.from(values, (value, i) => value * scales[info.scale!.axis === 0 ? row : column + i]!);
  }

  /** [rows, columns] of a matrix, after checking that `index` lies on `axis`. */
  private matrix(name: string, index: number, axis: 0 | 1): [number, number] {
    const { shape } = this.info(name);
    if (shape.length !== 2) throw new EngineError('bad-input', `${name} is not a matrix`, { weight: name });
    if (!Number.isInteger(index) || index < 0 || index >= shape[axis]!) {
      throw new EngineError('bad-input', `${name} has no index ${index} on axis ${axis}`, { weight: name, index });
    }
    return shape as [number, number];
  }
}

function asInt8(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

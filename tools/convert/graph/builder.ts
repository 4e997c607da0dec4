/**
 * Writes an ONNX graph node by node. Values are named by strings; `op` returns the name of what it computes.
 * Weights are external data: the graph holds only names, types and shapes, the runtime is handed the bytes.
 * Protobuf: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3, operators: https://onnx.ai/onnx/operators/
 */
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
const { DataType, DataLocation } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** Opset 20 is the first with Gelu, and the reductions that take their axes as an input. */
const OPSET = 20;
const IR_VERSION = 9;

export type ElementType = 'FLOAT' | 'INT64' | 'INT32' | 'INT8' | 'UINT8';
export type Attribute = number | number[] | string;

export class GraphBuilder {
  private readonly nodes: onnxProto.onnx.INodeProto[] = [];
  private readonly initializers = new Map<string, onnxProto.onnx.ITensorProto>();
  private readonly inputs: onnxProto.onnx.IValueInfoProto[] = [];
  private readonly outputs: onnxProto.onnx.IValueInfoProto[] = [];

  /** A named input; sizes known only at run time are given as names. */
  input(name: string, type: ElementType, shape: readonly (number | string)[]): string {
    this.inputs.push(valueInfo(name, type, shape));
    return name;
  }

  /** Declares a value that some node computes as an output of the graph. */
  output(name: string, type: ElementType, shape: readonly (number | string)[]): void {
    this.outputs.push(valueInfo(name, type, shape));
  }

  /** A weight, whose bytes the runtime looks up under the same name. */
  weight(name: string, type: ElementType, shape: readonly number[]): string {
    if (!this.initializers.has(name)) {
      this.initializers.set(name, {
        name,
        dims: [...shape],
        dataType: DataType[type],
        dataLocation: DataLocation.EXTERNAL,
        externalData: [{ key: 'location', value: name }],
      });
    }
    return name;
  }

  /** A small constant in the graph itself; a plain number is a scalar. Equal constants are stored once. */
  constant(type: 'FLOAT' | 'INT64' | 'UINT8', values: number | readonly number[]): string {
    const list = typeof values === 'number' ? [values] : [...values];
    const dims = typeof values === 'number' ? [] : [list.length];
    const name = `constant.${type.toLowerCase()}${dims.length ? '.list' : ''}.${list.join('_')}`;
    this.initializers.set(name, { name, dims, dataType: DataType[type], rawData: rawBytes(type, list) });
    return name;
  }

  /** Adds a node with one output and returns the output's name. */
  op(type: string, inputs: string[], attributes: Record<string, Attribute> = {}, output?: string): string {
    return this.ops(type, inputs, attributes, [output ?? this.unnamed(type)])[0]!;
  }

  /** Adds a node with several outputs, given by name or by number. */
  ops(type: string, inputs: string[], attributes: Record<string, Attribute>, outputs: string[] | number): string[] {
    const names =
      typeof outputs === 'number' ? Array.from({ length: outputs }, (_, i) => `${this.unnamed(type)}.${i}`) : outputs;
    this.nodes.push({
      name: names[0],
      opType: type,
      input: inputs,
      output: names,
      attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
    });
    return names;
  }

  /** The whole model, as the bytes of a `.onnx` file. */
  encode(graphName: string): Uint8Array {
    return onnx.ModelProto.encode({
      irVersion: IR_VERSION,
      opsetImport: [{ domain: '', version: OPSET }],
      producerName: 'inside-transformer',
      graph: {
        name: graphName,
        node: this.nodes,
        initializer: [...this.initializers.values()],
        input: this.inputs,
        output: this.outputs,
      },
    }).finish();
  }

  private unnamed(type: string): string {
    return `${type}.${this.nodes.length}`;
  }
}

function valueInfo(name: string, type: ElementType, shape: readonly (number | string)[]) {
  const dim = shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: DataType[type], shape: { dim } } } };
}

function attribute(name: string, value: Attribute): onnxProto.onnx.IAttributeProto {
  if (typeof value === 'string') return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  if (Array.isArray(value)) return { name, type: AttributeType.INTS, ints: value };
  return { name, type: AttributeType.INT, i: value };
}

function rawBytes(type: 'FLOAT' | 'INT64' | 'UINT8', values: number[]): Uint8Array {
  if (type === 'UINT8') return Uint8Array.from(values);
  const array = type === 'FLOAT' ? Float32Array.from(values) : BigInt64Array.from(values, BigInt);
  return new Uint8Array(array.buffer);
}

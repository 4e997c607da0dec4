/**
 * A model's graph without its interventions: every operation that changes nothing at neutral inputs is taken out. It is
 * what the interventions' cost is measured against. The inputs stay declared, and are ignored.
 */
import onnxProto from 'onnx-proto';
import { INTERVENTIONS } from '../../src/engine/contract';

const { onnx } = onnxProto;
type Node = onnxProto.onnx.INodeProto;

/** Operations that only pick or reshape: of values that are all the same, the same value. */
const RESHAPING = new Set(['Gather', 'Reshape', 'Unsqueeze', 'Squeeze', 'Split', 'Slice']);
/** Its neutral value is not one number, and the causal mask is no intervention. */
const NOT_UNIFORM = new Set(['attention_bias', 'score_coefficients']);

export function withoutInterventions(graph: Uint8Array): Uint8Array {
  const model = onnx.ModelProto.decode(graph);
  const { node: nodes, initializer, output } = model.graph!;
  const known = new Map<string, number>(); // values that are one number throughout
  for (const [name, { neutral }] of Object.entries(INTERVENTIONS)) {
    if (!NOT_UNIFORM.has(name)) known.set(name, neutral);
  }
  for (const { name, rawData, dataType, dims } of initializer ?? []) {
    const scalar = dataType === onnx.TensorProto.DataType.FLOAT && rawData?.length === 4 && dims?.length === 0;
    if (scalar) known.set(name!, new DataView(rawData.buffer, rawData.byteOffset).getFloat32(0, true));
  }
  const outputs = new Set(output!.map(({ name }) => name!));
  const same = new Map<string, string>(); // a value → the value that it equals
  const kept: Node[] = [];
  for (const node of nodes!) {
    node.input = node.input!.map((input) => same.get(input) ?? input);
    const result = simplify(node, known);
    if (typeof result === 'string') {
      same.set(node.output![0]!, result);
      if (outputs.has(node.output![0]!)) kept.push({ opType: 'Identity', input: [result], output: node.output });
    } else {
      kept.push(node);
      result?.forEach((value, i) => known.set(node.output![i]!, value));
    }
  }
  model.graph!.node = used(kept, outputs);
  return onnx.ModelProto.encode(model).finish();
}

/** The node's outputs as numbers, the name of the input that its output equals, or null where it does something. */
function simplify({ opType, input, output }: Node, known: ReadonlyMap<string, number>): number[] | string | null {
  const [a, b] = input as [string, string?];
  if (opType === 'Split' && a === 'score_coefficients') return [1, 0];
  if (RESHAPING.has(opType!)) return known.has(a) ? output!.map(() => known.get(a)!) : null;
  if (b === undefined) return null;
  const [left, right] = [known.get(a), known.get(b)];
  if (opType === 'Sub') return left !== undefined && right !== undefined ? [left - right] : null;
  if (opType === 'Mul') return left === 0 || right === 0 ? [0] : left === 1 ? b : right === 1 ? a : null;
  if (opType === 'Add') return left === 0 ? b : right === 0 ? a : null;
  return null;
}

/** Nodes that some output needs. */
function used(nodes: readonly Node[], outputs: ReadonlySet<string>): Node[] {
  const needed = new Set(outputs);
  const kept: Node[] = [];
  for (const node of nodes.toReversed()) {
    if (!node.output!.some((name) => needed.has(name))) continue;
    node.input!.forEach((name) => needed.add(name));
    kept.push(node);
  }
  return kept.reverse();
}

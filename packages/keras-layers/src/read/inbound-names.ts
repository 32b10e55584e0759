import { describeValue, isRecord } from '@vitrum/core/internal';
import { invalidKeras, unsupportedLayer } from './read-layer.ts';

/**
 * The names of the layers that a layer reads: `[[["a", 0, 0, {}], ["b", 0, 0, {}]]]` in Keras 2 and TensorFlow.js,
 * `[{ args: [[tensor, tensor]] }]` in Keras 3.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL for a layer that is used more than once
 */
export function inboundNames(nodes: unknown, id: string, className: string): readonly string[] {
  if (nodes === undefined || nodes === null) return [];
  if (!Array.isArray(nodes)) throw invalidKeras(`the layer "${id}" has ${describeValue(nodes)} as "inbound_nodes"`);
  if (nodes.length > 1) throw unsupportedLayer({ className, id }, `is used ${nodes.length} times, with the same weights`, 'Layers of vitrum are used once: save a model that has the layer several times.');
  const node: unknown = nodes[0];
  if (node === undefined) return [];
  if (isRecord(node)) return tensorNames(node['args'], id, 0);
  if (!Array.isArray(node)) throw invalidKeras(`the layer "${id}" has ${describeValue(node)} among its "inbound_nodes"`);
  const list: readonly unknown[] = typeof node[0] === 'string' ? [node] : node;
  return list.map((entry) => nameOf(entry, id));
}

/** The history of a tensor: the name of its layer, and which of its uses and outputs. */
function nameOf(entry: unknown, id: string): string {
  const history: readonly unknown[] = Array.isArray(entry) ? entry : [];
  const [name, , output] = history;
  if (typeof name !== 'string') throw invalidKeras(`the layer "${id}" reads ${describeValue(entry)}`);
  if (output !== undefined && output !== 0) throw invalidKeras(`the layer "${id}" reads the output ${describeValue(output)} of "${name}", which has one`);
  return name;
}

function tensorNames(value: unknown, id: string, depth: number): readonly string[] {
  if (Array.isArray(value) && depth < 4) return value.flatMap((each) => tensorNames(each, id, depth + 1));
  if (isRecord(value) && value['class_name'] === '__keras_tensor__' && isRecord(value['config'])) return [nameOf(value['config']['keras_history'], id)];
  if (isRecord(value) && value['class_name'] === '__tuple__') return tensorNames(value['items'], id, depth + 1);
  throw invalidKeras(`the layer "${id}" reads ${describeValue(value)}, which is no layer`);
}

import type { NetworkDescription, PortableModel, PortableTensor, Shape } from '@vitrum/core';
import { isListOf, nearestName, parseJson } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { invalidOnnx, unsupportedOnnx } from '../invalid-onnx.ts';
import { metadataKeys } from '../own-metadata.ts';
import type { OnnxGraph, OnnxModel, OnnxNode, OnnxValueInfo } from '../proto/messages.ts';
import { featureOf, type Feature } from './feature.ts';
import { describe, ImportState, type Value } from './import-state.ts';
import { inputOrder } from './input-layout.ts';
import { joinLayers, type ListedLayer } from './layer-list.ts';
import { NodeCall } from './node-call.ts';
import { convolutions } from './operators/convolutions.ts';
import { elementwise } from './operators/elementwise.ts';
import { normalizations } from './operators/normalizations.ts';
import type { Operator, Operators } from './operators/operator.ts';
import { pools } from './operators/pools.ts';
import { products } from './operators/products.ts';
import { rows } from './operators/rows-and-sizes.ts';
import { shapes } from './operators/shapes.ts';
import { readTensor } from './read-tensor.ts';

const operators: Operators = { ...shapes, ...elementwise, ...products, ...convolutions, ...pools, ...normalizations, ...rows };

/** What has no layer, and what is to be done about it. */
const hints: Readonly<Record<string, string>> = {
  LSTM: 'Recurrent layers are not there: a "conv1d" sees short stretches of a sequence.',
  GRU: 'Recurrent layers are not there: a "conv1d" sees short stretches of a sequence.',
  RNN: 'Recurrent layers are not there: a "conv1d" sees short stretches of a sequence.',
  Attention: 'Attention has no layer; a plugin may add one.',
  If: 'Export the model for prediction alone, with its branches decided.',
  Loop: 'Export the model with its loops written out.',
  ArgMax: 'Export the model up to the scores of its classes: the largest is found by the one who asks.',
  QuantizeLinear: 'Export the model before it is quantized.',
  DequantizeLinear: 'Export the model before it is quantized.',
};

/**
 * Layers for the graph of another program.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL with the operator, the node, and what could be done instead
 */
export function importGraph({ graph, opsets, hasFunctions, producerName, producerVersion, metadata }: OnnxModel, fileSize: number): PortableModel {
  if (hasFunctions) throw unsupportedOnnx('it defines operators of its own', 'Export it with standard operators alone.');
  if (graph.isSparse) throw unsupportedOnnx('some of its tensors are sparse', 'Export it with dense tensors.');
  // Before anything else: what says most about why a model cannot be taken.
  const unknown = graph.nodes.filter((node) => operatorOf(node) === undefined);
  const [first] = unknown;
  if (first !== undefined) throw unknownOperator(unknown.find(({ opType }) => Object.hasOwn(hints, opType)) ?? first);
  const [input, output] = [inputOf(graph), outputOf(graph)];
  const shape = sampleShapeOf(input);
  const [batch] = input.dims ?? [];
  const state = new ImportState(opsets[''] ?? 0, typeof batch === 'number' ? batch : undefined, 16 * fileSize + 4096);
  const order = inputOrder(graph, input.name, shape);
  const inputShape = order.map((axis) => shape[axis] ?? 1);
  const places = shape.map((_, axis) => order.indexOf(axis));
  const values = new Map<string, Value>(graph.initializers.map((tensor) => [tensor.name, readTensor(tensor)]));
  values.set(input.name, featureOf(-1, inputShape, places));
  for (const [place, node] of graph.nodes.entries()) run(node, place, graph, state, values);
  const last = values.get(output.name);
  if (last === undefined) throw invalidOnnx(`no node gives its output "${output.name}"`);
  if (last.kind === 'constant') throw unsupportedOnnx('its output does not depend on its input', 'Export the whole model.');
  if (last.kind === 'padded') throw unsupportedOnnx('its output is a picture with zeros around it', 'Export it with the picture itself as the output.');
  const feature = state.settle(last);
  if (!isInOrder(feature)) throw unsupportedOnnx('the axes of its output were turned', 'Layers give pictures with their channels behind height and width, and sequences likewise: export the model without the last Transpose.');
  const shaped = feature.dims.length === 1 ? state.vector(feature).feature : feature;
  const final = shaped.layer === -1 ? state.addLike(shaped, 'activation', { activation: 'identity' }) : shaped;
  const producer = [producerName, producerVersion].filter((part) => part !== '').join(' ');
  return {
    ...networkOf(inputShape, joinLayers(state.layers, final.layer)),
    metadata: { ...classesOf(metadata[metadataKeys.classes]), ...(producer !== '' && { producer }) },
  };
}

const operatorOf = ({ opType, domain }: OnnxNode): Operator | undefined => (domain === '' && Object.hasOwn(operators, opType) ? operators[opType] : undefined);

function run(node: OnnxNode, place: number, graph: OnnxGraph, state: ImportState, values: Map<string, Value>): void {
  const { inputs, outputs: [output = ''] } = node;
  const of = operatorOf(node);
  if (of === undefined) throw unknownOperator(node);
  if (inputs.length > 64) throw invalidOnnx(`${describe(node)} has ${inputs.length} inputs`);
  const given = inputs.map((name) => {
    const value = values.get(name);
    if (value === undefined && name !== '') throw missingValue(node, place, name, graph);
    return value;
  });
  if (values.has(output)) throw invalidOnnx(`two nodes give the value "${output}"`);
  values.set(output, of(new NodeCall(node, state, given)));
}

function missingValue(node: OnnxNode, place: number, name: string, { nodes }: OnnxGraph): Error {
  const isLater = nodes.slice(place).some(({ outputs }) => outputs.includes(name));
  if (isLater) return invalidOnnx(`${describe(node)} reads "${name}", which it or a node behind it gives: the graph has a circle, or is not in order`);
  const isSide = nodes.some(({ outputs }) => outputs.includes(name));
  if (isSide) return unsupportedOnnx(`${describe(node)} reads "${name}", a second output of a node`, 'Layers have one output.');
  return invalidOnnx(`${describe(node)} reads "${name}", which nothing gives`);
}

function unknownOperator(node: OnnxNode): Error {
  const { opType, domain } = node;
  if (domain !== '') return unsupportedOnnx(`${describe(node)} is an operator of "${domain}", not of ONNX`, 'Export the model with standard operators alone.');
  const nearest = nearestName(opType, Object.keys(operators));
  const hint = Object.hasOwn(hints, opType) ? hints[opType] : undefined;
  return unsupportedOnnx(`no layer stands for ${describe(node)}`, hint ?? `${nearest === undefined ? '' : `Did you mean ${nearest}? `}Leave it out of the model, or write a layer for it as a plugin and build the network by hand.`);
}

function inputOf({ inputs, initializers }: OnnxGraph): OnnxValueInfo {
  const fixed = new Set(initializers.map(({ name }) => name)); // older files have their tensors among the inputs
  const [input, ...others] = inputs.filter(({ name }) => !fixed.has(name));
  if (input === undefined) throw invalidOnnx('it has no input');
  if (others.length > 0) throw unsupportedOnnx(`it has ${others.length + 1} inputs: ${[input, ...others].slice(0, 6).map(({ name }) => name).join(', ')}`, 'A network reads one input: put them side by side into one, or fix the others.');
  return input;
}

function outputOf({ outputs }: OnnxGraph): OnnxValueInfo {
  const [output, ...others] = outputs;
  if (output === undefined) throw invalidOnnx('it has no output');
  if (others.length > 0) throw unsupportedOnnx(`it has ${others.length + 1} outputs: ${outputs.slice(0, 6).map(({ name }) => name).join(', ')}`, 'A network gives one output: export the model with the one that is wanted.');
  return output;
}

/** The shape of a sample: everything behind the batch. */
function sampleShapeOf({ name, dims }: OnnxValueInfo): Shape {
  const [, ...shape] = dims ?? [];
  if (dims === undefined || shape.length === 0) throw unsupportedOnnx(`its input "${name}" has no axis behind the batch`, 'Export it with a batch as the first axis and samples of a known shape behind it.');
  const lengths = shape.map((length) => (typeof length === 'number' ? length : 0));
  if (shape.some((length) => typeof length === 'number' && !(Number.isSafeInteger(length) && length > 0)) || shape.length > 8 || !Number.isSafeInteger(sizeOf(lengths))) throw invalidOnnx(`its input "${name}" has the shape [${dims.slice(0, 10).join(', ')}]`);
  if (lengths.includes(0)) throw unsupportedOnnx(`its input "${name}" has open axes: [${dims.map((length) => length ?? '?').join(', ')}]`, 'Only the batch may be open: export it with the height and width of the pictures.');
  return lengths;
}

/** True for axes in the layer's order, or with the channels before their places, as ONNX has pictures. */
function isInOrder({ dims }: Feature): boolean {
  const [channels = [], ...places] = dims;
  return [dims.flat(), [...places.flat(), ...channels]].some((axes) => axes.every((axis, i) => axis === i));
}

/** Layers that read the one before them do not say so. */
function networkOf(inputShape: Shape, layers: readonly ListedLayer[]): Pick<PortableModel, 'network' | 'parameters' | 'state'> {
  const isNamed = (index: number): boolean => layers.some(({ inputs }, reader) => reader !== index + 1 && inputs.includes(index)) || (layers[index + 1]?.inputs.length ?? 0) > 1;
  const nameOf = (index: number): string => (index < 0 ? 'input' : `${layers[index]?.type ?? ''}-${index}`);
  const described = layers.map(({ type, inputs, options }, index) => ({
    type, ...options,
    ...(isNamed(index) && { name: nameOf(index) }),
    ...(!(inputs.length === 1 && inputs[0] === index - 1) && { inputs: inputs.map(nameOf) }),
  }));
  const all = layers.flatMap(({ tensors }, index) => Object.entries(tensors).map(([name, tensor]): [string, PortableTensor] => [`layers.${index}.${name}`, tensor]));
  const isState = (name: string): boolean => /\.(?:mean|variance)$/.test(name);
  return {
    network: { inputShape, layers: described } satisfies NetworkDescription,
    parameters: Object.fromEntries(all.filter(([name]) => !isState(name))), state: Object.fromEntries(all.filter(([name]) => isState(name))),
  };
}

/** The names of the classes where the file has them as a list in JSON. */
function classesOf(text: string | undefined): { readonly classes?: readonly string[] } {
  if (text === undefined) return {};
  try {
    const classes: unknown = parseJson(text);
    return isListOf(classes, (name): name is string => typeof name === 'string') ? { classes } : {};
  } catch {
    return {}; // another program may mean something else by the key
  }
}

import { VitrumError, type PortableLayer, type PortableReference, type Shape } from '@vitrum/core';
import { isReference } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { activationRules } from './activation-nodes.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { padding, pictureOf } from './padding.ts';

/** Adds the nodes of a layer; returns its output. */
type Rule = (graph: GraphBuilder, layer: PortableLayer, inputs: readonly [Value, ...Value[]]) => Value;

const asIs: Rule = (_graph, _layer, [x]) => x;
const shaped: Rule = (graph, { outputShape }, [x]) => ({ shape: outputShape, last: graph.reshape(graph.last(x), outputShape) });

/** Every built-in layer in operators of opset 17. What only counts in training is left out. */
const rules: Readonly<Record<string, Rule>> = {
  dense: (graph, layer, [x]) => activated(graph, layer, { shape: layer.outputShape, last: graph.node('Gemm', [graph.last(x), own(graph, layer, 'weights'), own(graph, layer, 'biases')]) }),
  conv2d: (graph, layer, [x]) => convolution(graph, layer, x, pictureOf(layer)),
  conv1d: (graph, layer, [x]) => {
    const [length = 1, channels = 1] = x.shape;
    return convolution(graph, layer, x, [length, channels]);
  },
  'transposed-conv2d': (graph, layer, [x]) => {
    const size = numberOf(layer, 'kernelSize');
    const stride = numberOf(layer, 'stride');
    const { pads, outputPadding } = padding.ofTransposed(layer, size, stride);
    const weights = own(graph, layer, 'weights', [3, 2, 0, 1]); // from [height, width, filters, channels]
    const name = graph.node('ConvTranspose', [graph.first(x, pictureOf(layer)), weights, own(graph, layer, 'biases')], {
      kernel_shape: [size, size], strides: [stride, stride], pads, output_padding: outputPadding,
    });
    return activated(graph, layer, { shape: layer.outputShape, first: { name, dims: layer.outputShape } });
  },
  'max-pool2d': (graph, layer, [x]) => pool(graph, layer, x, 'MaxPool'),
  'average-pool2d': (graph, layer, [x]) => pool(graph, layer, x, 'AveragePool'),
  'global-average-pool': (graph, layer, [x]) => ({
    shape: layer.outputShape, last: graph.node('Flatten', [graph.node('GlobalAveragePool', [graph.first(x, pictureOf(layer))])], { axis: 1 }),
  }),
  'batch-norm': (graph, layer, [x]) => {
    const tensors = ['scale', 'shift', 'mean', 'variance'].map((name) => own(graph, layer, name));
    return likeFirst(x, graph.node('BatchNormalization', [graph.first(x, x.shape), ...tensors], { epsilon: { float: numberOf(layer, 'epsilon') } }));
  },
  'layer-norm': (graph, layer, [x]) => ({
    shape: x.shape,
    last: graph.node('LayerNormalization', [graph.last(x), own(graph, layer, 'scale'), own(graph, layer, 'shift')], { axis: 1, epsilon: { float: numberOf(layer, 'epsilon') } }),
  }),
  'group-norm': groupNorm,
  activation: (graph, layer, [x]) => activated(graph, layer, { ...x }),
  add: (graph, { outputShape }, inputs) => {
    const isFirst = inputs.every(({ first }) => first !== undefined && String(first.dims) === String(outputShape));
    const names = inputs.map((x) => (isFirst ? graph.first(x, outputShape) : graph.last(x)));
    const sum = names.slice(1).reduce((total, name) => graph.node('Add', [total, name]), names[0] ?? '');
    return isFirst ? likeFirst({ shape: outputShape }, sum) : { shape: outputShape, last: sum };
  },
  concat: (graph, { outputShape }, inputs) => {
    const isFirst = outputShape.length > 1 && inputs.every(({ first, shape }) => first !== undefined && String(first.dims) === String(shape));
    const names = inputs.map((x) => (isFirst ? graph.first(x, x.shape) : graph.last(x)));
    const name = graph.node('Concat', names, { axis: isFirst ? 1 : outputShape.length });
    return isFirst ? likeFirst({ shape: outputShape }, name) : { shape: outputShape, last: name };
  },
  upsample2d: (graph, layer, [x]) => {
    const factor = numberOf(layer, 'factor');
    const [, , channels] = pictureOf(layer);
    const [rows = 1, columns = 1] = layer.outputShape;
    const scales = graph.floats(`scales.${factor}`, [4], Float32Array.of(1, 1, factor, factor));
    const name = graph.node('Resize', [graph.first(x, pictureOf(layer)), '', scales], { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' });
    return { shape: layer.outputShape, first: { name, dims: [rows, columns, channels] } };
  },
  embedding: (graph, layer, [x]) => {
    const rows = graph.node('Gather', [own(graph, layer, 'weights'), graph.node('Cast', [graph.last(x)], { to: 7 })]);
    return { shape: layer.outputShape, last: layer.options['pooling'] === 'mean' ? graph.node('ReduceMean', [rows], { axes: [1], keepdims: 0 }) : rows };
  },
  flatten: shaped,
  reshape: shaped,
  dropout: asIs,
  'spatial-dropout': asIs,
};

/**
 * Adds the nodes of a layer.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers and activations that are not built in
 */
export function addLayer(graph: GraphBuilder, layer: PortableLayer, inputs: readonly [Value, ...Value[]]): Value {
  const rule = Object.hasOwn(rules, layer.type) ? rules[layer.type] : undefined;
  if (rule === undefined) throw inexpressible(`${layer.place} is a "${layer.type}", a layer that the format onnx cannot express`);
  return rule(graph, layer, inputs);
}

/** [batch, channels, …] with the numbers of a group beside each other, each group normalized by itself, then scaled by channel. */
function groupNorm(graph: GraphBuilder, layer: PortableLayer, [x]: readonly [Value, ...Value[]]): Value {
  const groups = numberOf(layer, 'groups');
  const channels = x.shape.at(-1) ?? 1;
  const [ones, zeros] = [graph.floats(`ones.${groups}`, [groups], new Float32Array(groups).fill(1)), graph.floats(`zeros.${groups}`, [groups], new Float32Array(groups))];
  const grouped = graph.reshape(graph.first(x, x.shape), [groups, sizeOf(x.shape) / groups]);
  const normalized = graph.node('InstanceNormalization', [grouped, ones, zeros], { epsilon: { float: numberOf(layer, 'epsilon') } });
  const dims = [channels, ...x.shape.slice(0, -1).map(() => 1)];
  const scaled = graph.node('Mul', [graph.reshape(normalized, [channels, ...x.shape.slice(0, -1)]), own(graph, layer, 'scale', undefined, dims)]);
  return likeFirst(x, graph.node('Add', [scaled, own(graph, layer, 'shift', undefined, dims)]));
}

function convolution(graph: GraphBuilder, layer: PortableLayer, x: Value, dims: Shape): Value {
  const places = dims.slice(0, -1);
  const size = numberOf(layer, 'kernelSize');
  const [stride, dilation] = [numberOf(layer, 'stride'), numberOf(layer, 'dilation')];
  // From [height, width, channels, filters], or [length, channels, filters].
  const weights = own(graph, layer, 'weights', places.length === 2 ? [3, 2, 0, 1] : [2, 1, 0]);
  const name = graph.node('Conv', [graph.first(x, dims), weights, own(graph, layer, 'biases')], {
    kernel_shape: places.map(() => size), strides: places.map(() => stride), dilations: places.map(() => dilation), group: numberOf(layer, 'groups'),
    pads: padding.ofWindow(layer, places, (size - 1) * dilation + 1, stride),
  });
  return activated(graph, layer, { shape: layer.outputShape, first: { name, dims: layer.outputShape } });
}

function pool(graph: GraphBuilder, layer: PortableLayer, x: Value, opType: 'MaxPool' | 'AveragePool'): Value {
  const [height, width, channels] = pictureOf(layer);
  const [rows = 1, columns = 1] = layer.outputShape;
  const size = numberOf(layer, 'poolSize');
  const stride = numberOf(layer, 'stride') || size;
  const name = graph.node(opType, [graph.first(x, [height, width, channels])], {
    kernel_shape: [size, size], strides: [stride, stride], pads: padding.ofWindow(layer, [height, width], size, stride),
  });
  return { shape: layer.outputShape, first: { name, dims: [rows, columns, channels] } };
}

function activated(graph: GraphBuilder, layer: PortableLayer, value: Value): Value {
  const activation = layer.options['activation'];
  if (!isComplete(activation) || activation.type === 'identity') return value;
  const rule = Object.hasOwn(activationRules, activation.type) ? activationRules[activation.type] : undefined;
  if (rule === undefined) throw inexpressible(`${layer.place} has the activation "${activation.type}", which the format onnx cannot express`);
  const { shape, first } = value;
  // Rows are along the last axis of vitrum's shape.
  if (first !== undefined && String(first.dims) === String(shape)) return likeFirst(value, rule(graph, first.name, activation, 1));
  return { shape, last: rule(graph, graph.last(value), activation, shape.length) };
}

/** In a complete model, references are objects. */
const isComplete = (value: unknown): value is PortableReference => isReference(value) && typeof value === 'object';

const likeFirst = ({ shape }: Value, name: string): Value => (shape.length === 1 ? { shape, last: name } : { shape, first: { name, dims: shape } });

function own(graph: GraphBuilder, layer: PortableLayer, name: string, order?: readonly number[], dims?: Shape): string {
  const tensor = layer.parameters[name] ?? layer.state[name];
  if (tensor === undefined) throw lacking(layer, `the tensor "${name}"`);
  return graph.tensor(`layers.${layer.index}.${name}`, tensor, order, dims);
}

function numberOf(layer: PortableLayer, name: string): number {
  const value = layer.options[name];
  if (typeof value === 'number') return value;
  throw lacking(layer, `the option "${name}"`);
}

const lacking = ({ place }: PortableLayer, what: string): VitrumError => inexpressible(`${place} has not ${what} that a built-in layer of its name has`);

function inexpressible(problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL', message: `${problem}.`,
    hint: 'Use built-in layers and activations, or write only the tensors: safetensors, npz.',
  });
}

import type { Shape } from '@vitrum/core';
import { unknownActivation, type ActivateStep, type Step } from '@vitrum/formats/internal';
import { isSameShape, sizeOf } from '@vitrum/tensor';
import { tensorTypes } from '../graph/schema.ts';
import { activationOf } from './activation-operators.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import type { TensorNames } from './tensor-names.ts';
import { paddingOf, spreadPaddingOf } from './windows.ts';

type StepOf<Op extends Step['op']> = Extract<Step, { readonly op: Op }>;

/** What a step is written with. */
export interface WriteContext {
  readonly graph: GraphBuilder;
  readonly names: TensorNames;
}

/** The operators of a step; values are in whatever shape the operator before left them. */
export function operatorsOf(step: Step, inputs: readonly [Value, ...Value[]], context: WriteContext): Value {
  const [x] = inputs;
  switch (step.op) {
    case 'matmul': return matmul(step, x, context);
    case 'convolve': return convolve(step, x, context);
    case 'spread': return spread(step, x, context);
    case 'max-pool':
    case 'average-pool': return pool(step, x, context);
    case 'scale': return scale(step, x, context);
    case 'normalize': return normalize(step, x, context);
    case 'add': return inputs.slice(1).reduce((sum, each) => context.graph.apply('ADD', [sum, context.graph.reshape(each, x.shape)], x.shape, { activation: 0 }), x);
    case 'concat': return concat(step, inputs, context);
    case 'upsample': return upsample(step, x, context);
    case 'embed': return embed(step, x, context);
    case 'activate': return activate(step, x, context);
  }
}

function matmul({ count, units, weights, biases }: StepOf<'matmul'>, x: Value, { graph, names }: WriteContext): Value {
  const parts = [graph.reshape(x, [1, count]), names.turned(weights, [count, units], [1, 0]), names.floats(biases)];
  return graph.apply('FULLY_CONNECTED', parts, [1, units], { activation: 0, weightsFormat: 0, keepsAxes: 0 });
}

/** A convolution channel by channel has an operator of its own, whose kernels lie in another order. */
function convolve(step: StepOf<'convolve'>, x: Value, { graph, names }: WriteContext): Value {
  const { height, width, channels, windowHeight, windowWidth, rows, columns, groups, filters, weights, biases } = step;
  const options = { padding: paddingOf(step), strideX: step.strideX, strideY: step.strideY, activation: 0, dilationX: step.dilation, dilationY: step.dilation };
  const picture = graph.reshape(x, [1, height, width, channels]);
  const shape = [windowHeight, windowWidth, channels / groups, filters];
  if (isDepthwise(step)) {
    const kernels = names.floats(weights, [1, windowHeight, windowWidth, filters]);
    return graph.apply('DEPTHWISE_CONV_2D', [picture, kernels, names.floats(biases)], [1, rows, columns, filters], { ...options, multiplier: filters / channels });
  }
  return graph.apply('CONV_2D', [picture, names.turned(weights, shape, [3, 0, 1, 2]), names.floats(biases)], [1, rows, columns, filters], options);
}

/** True where every channel has filters of its own. */
export const isDepthwise = ({ groups, channels }: StepOf<'convolve'>): boolean => groups === channels && groups > 1;

function spread(step: StepOf<'spread'>, x: Value, { graph, names }: WriteContext): Value {
  const { height, width, channels, windowHeight, windowWidth, rows, columns, filters } = step;
  const kernels = names.turned(step.weights, [windowHeight, windowWidth, filters, channels], [2, 0, 1, 3]);
  const parts = [graph.integers([1, rows, columns, filters]), kernels, graph.reshape(x, [1, height, width, channels]), names.floats(step.biases)];
  return graph.apply('TRANSPOSE_CONV', parts, [1, rows, columns, filters], { padding: spreadPaddingOf(step), strideX: step.strideX, strideY: step.strideY, activation: 0 });
}

function pool(step: StepOf<'max-pool' | 'average-pool'>, x: Value, { graph }: WriteContext): Value {
  const { height, width, channels, windowHeight, windowWidth, strideX, strideY, rows, columns } = step;
  const options = { padding: paddingOf(step), strideX, strideY, width: windowWidth, height: windowHeight, activation: 0 };
  const picture = graph.reshape(x, [1, height, width, channels]);
  return graph.apply(step.op === 'max-pool' ? 'MAX_POOL_2D' : 'AVERAGE_POOL_2D', [picture], [1, rows, columns, channels], options, picture);
}

function scale({ places, channels, factors, offsets }: StepOf<'scale'>, x: Value, { graph, names }: WriteContext): Value {
  const value = x.shape.at(-1) === channels ? x : graph.reshape(x, [1, places, channels]);
  const scaled = graph.apply('MUL', [value, names.floats(factors)], value.shape, { activation: 0 });
  return graph.apply('ADD', [scaled, names.floats(offsets)], value.shape, { activation: 0 });
}

/** (x − μ) · 1/√(σ² + ε), group by group, then γ and β channel by channel. */
function normalize({ places, channels, groups, epsilon, scale, shift }: StepOf<'normalize'>, x: Value, { graph, names }: WriteContext): Value {
  const shape = [1, places, groups, channels / groups];
  const value = graph.reshape(x, shape);
  const mean = (of: Value): Value => graph.apply('MEAN', [of, graph.integers([1, 3])], [1, 1, groups, 1], { keepsAxes: 1 });
  const center = mean(value);
  const variance = mean(graph.apply('SQUARED_DIFFERENCE', [value, center], shape));
  const factor = graph.apply('RSQRT', [graph.apply('ADD', [variance, graph.scalar(epsilon)], variance.shape, { activation: 0 })], variance.shape);
  const normal = graph.apply('MUL', [graph.apply('SUB', [value, center], shape, { activation: 0 }), factor], shape, { activation: 0 });
  const flat = graph.reshape(normal, [1, places, channels]);
  const scaled = graph.apply('MUL', [flat, names.floats(scale)], flat.shape, { activation: 0 });
  return graph.apply('ADD', [scaled, names.floats(shift)], flat.shape, { activation: 0 });
}

function concat({ places, widths }: StepOf<'concat'>, inputs: readonly Value[], { graph }: WriteContext): Value {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const [first, ...others] = inputs.map(({ shape }) => shape.slice(0, -1));
  const isBeside = first !== undefined && others.every((each) => isSameShape(each, first)) && inputs.every(({ shape }, i) => shape.at(-1) === widths[i]);
  const columns = isBeside ? inputs : inputs.map((each, i) => graph.reshape(each, [1, places, widths[i] ?? 1]));
  const rows = columns[0]?.shape.slice(0, -1) ?? [];
  return graph.apply('CONCATENATION', columns, [...rows, width], { axis: rows.length, activation: 0 }, columns[0]);
}

function upsample({ height, width, channels, factor }: StepOf<'upsample'>, x: Value, { graph }: WriteContext): Value {
  const [rows, columns] = [height * factor, width * factor];
  const picture = graph.reshape(x, [1, height, width, channels]);
  return graph.apply('RESIZE_NEAREST_NEIGHBOR', [picture, graph.integers([rows, columns])], [1, rows, columns, channels], { alignsCorners: 0, hasHalfPixels: 0 }, picture);
}

/** An index outside of the table is taken for the nearest one. */
function embed({ length, vocabulary, dimensions, isPooled, weights }: StepOf<'embed'>, x: Value, { graph, names }: WriteContext): Value {
  const flat = graph.reshape(x, [1, length]);
  const inside = graph.apply('MINIMUM', [graph.apply('MAXIMUM', [flat, graph.scalar(0)], flat.shape), graph.scalar(vocabulary - 1)], flat.shape);
  const indices = graph.apply('CAST', [inside], flat.shape, { from: tensorTypes.float32, to: tensorTypes.int32 }, { type: 'int32' });
  const rows = graph.apply('GATHER', [names.floats(weights, [vocabulary, dimensions]), indices], [1, length, dimensions], { axis: 0 });
  return isPooled ? graph.apply('MEAN', [rows, graph.integers([1])], [1, dimensions], { keepsAxes: 0 }) : rows;
}

function activate(step: ActivateStep, x: Value, { graph }: WriteContext): Value {
  if (step.activation.type === 'softmax') {
    const rows = graph.reshape(x, rowsOf(x.shape, step.width));
    return graph.apply('SOFTMAX', [rows], rows.shape, { beta: 1 });
  }
  const result = activationOf(graph, x, step.activation);
  if (result === undefined) throw unknownActivation(step, step.activation.type, 'tflite');
  return result;
}

/** A shape whose last axis is that of the rows. */
export const rowsOf = (shape: Shape, width: number): Shape => (shape.at(-1) === width ? shape : [1, sizeOf(shape) / width, width]);

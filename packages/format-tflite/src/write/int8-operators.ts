import { permute, type ActivateStep } from '@vitrum/formats/internal';
import type { QuantizedAddStep, QuantizedConcatStep, QuantizedLinearStep, QuantizedStep, QuantizedTableStep, QuantizedValue } from '@vitrum/quantization';
import type { TensorQuantization } from '../graph/graph.ts';
import { fused, type OperatorName } from '../graph/schema.ts';
import { activationOf } from './activation-operators.ts';
import { int32Bytes, type GraphBuilder, type ResultKind, type Value } from './graph-builder.ts';
import { isDepthwise, rowsOf } from './step-operators.ts';
import { paddingOf, spreadPaddingOf } from './windows.ts';

/** The operators of a step in integers. */
export function int8OperatorsOf(graph: GraphBuilder, step: QuantizedStep, inputs: readonly [Value, ...Value[]], result: QuantizedValue): Value {
  const [x] = inputs;
  switch (step.op) {
    case 'linear': return linear(graph, step, x, int8(result));
    case 'pool': {
      const { height, width, channels, windowHeight, windowWidth, strideX, strideY, rows, columns } = step.step;
      const options = { padding: paddingOf(step.step), strideX, strideY, width: windowWidth, height: windowHeight, activation: 0 };
      const picture = graph.reshape(x, [1, height, width, channels]);
      return graph.apply(step.step.op === 'max-pool' ? 'MAX_POOL_2D' : 'AVERAGE_POOL_2D', [picture], [1, rows, columns, channels], options, picture);
    }
    case 'add': return add(graph, step, inputs, result);
    case 'concat': return concat(graph, step, inputs, int8(result));
    case 'upsample': {
      const { height, width, channels, factor } = step.step;
      const [rows, columns] = [height * factor, width * factor];
      const picture = graph.reshape(x, [1, height, width, channels]);
      return graph.apply('RESIZE_NEAREST_NEIGHBOR', [picture, graph.integers([rows, columns])], [1, rows, columns, channels], { alignsCorners: 0, hasHalfPixels: 0 }, picture);
    }
    case 'table': return table(graph, step, x, int8(result));
    case 'softmax': {
      const rows = graph.reshape(x, rowsOf(x.shape, step.step.width));
      return graph.apply('SOFTMAX', [rows], rows.shape, { beta: 1 }, int8(result));
    }
  }
}

/** 8-bit integers that stand for something. */
export const int8 = ({ scale, zeroPoint }: QuantizedValue): ResultKind => ({ type: 'int8', quantization: { scales: [scale], zeroPoints: [zeroPoint], axis: 0 } });

function linear(graph: GraphBuilder, quantized: QuantizedLinearStep, x: Value, kind: ResultKind): Value {
  const { step } = quantized;
  const activation = endingOf(quantized.activation);
  if (step.op === 'matmul') {
    const { count, units } = step;
    const weights = weightsOf(graph, quantized, [count, units], [1, 0], 0);
    return graph.apply('FULLY_CONNECTED', [graph.reshape(x, [1, count]), weights, biasesOf(graph, quantized, x)], [1, units], { activation, weightsFormat: 0, keepsAxes: 0 }, kind);
  }
  const { height, width, channels, windowHeight, windowWidth, rows, columns, filters, strideX, strideY } = step;
  const picture = graph.reshape(x, [1, height, width, channels]);
  const biases = biasesOf(graph, quantized, x);
  const shape = [1, rows, columns, filters];
  if (step.op === 'spread') {
    const weights = weightsOf(graph, quantized, [windowHeight, windowWidth, filters, channels], [2, 0, 1, 3], 0);
    return graph.apply('TRANSPOSE_CONV', [graph.integers(shape), weights, picture, biases], shape, { padding: spreadPaddingOf(step), strideX, strideY, activation }, kind);
  }
  const options = { padding: paddingOf(step), strideX, strideY, activation, dilationX: step.dilation, dilationY: step.dilation };
  if (isDepthwise(step)) {
    const weights = weightsOf(graph, quantized, [1, windowHeight, windowWidth, filters], [0, 1, 2, 3], 3);
    return graph.apply('DEPTHWISE_CONV_2D', [picture, weights, biases], shape, { ...options, multiplier: filters / channels }, kind);
  }
  const weights = weightsOf(graph, quantized, [windowHeight, windowWidth, channels / step.groups, filters], [3, 0, 1, 2], 0);
  return graph.apply('CONV_2D', [picture, weights, biases], shape, options, kind);
}

/** Symmetric weights with a scale for each index of an axis. */
function weightsOf(graph: GraphBuilder, { weights, weightScales, layer }: QuantizedLinearStep, shape: readonly number[], axes: readonly number[], axis: number): Value {
  const turned = Int8Array.from(permute({ shape, values: Float32Array.from(weights) }, axes));
  const quantization = symmetric(weightScales, axis);
  return graph.add({ name: `${layer} weights`, shape: axes.map((each) => shape[each] ?? 1), type: 'int8', data: new Uint8Array(turned.buffer), quantization });
}

/** 32 bits, in the unit of the products. */
function biasesOf(graph: GraphBuilder, { biases, weightScales, layer }: QuantizedLinearStep, { quantization }: Value): Value {
  const scale = quantization?.scales[0] ?? 1;
  return graph.add({ name: `${layer} biases`, shape: [biases.length], type: 'int32', data: int32Bytes(biases), quantization: symmetric(weightScales.map((each) => each * scale), 0) });
}

const symmetric = (scales: Float32Array, axis: number): TensorQuantization => ({ scales: Array.from(scales), zeroPoints: Array.from(scales, () => 0), axis });

const endingOf = (activation: string | undefined): number => Object.entries(fused).find(([name]) => name === activation)?.[1] ?? 0;

/** Sums two by two; one in between reaches as far as both of its parts together. */
function add(graph: GraphBuilder, step: QuantizedAddStep, [first, ...others]: readonly [Value, ...Value[]], result: QuantizedValue): Value {
  return others.reduce((sum, each, i) => {
    const isLast = i === others.length - 1;
    return graph.apply('ADD', [sum, graph.reshape(each, first.shape)], first.shape, { activation: isLast ? endingOf(step.activation) : 0 }, int8(isLast ? result : together(sum, each)));
  }, first);
}

function together(a: Value, b: Value): QuantizedValue {
  const ends = [a, b].map(({ quantization }) => {
    const [scale = 1, zero = 0] = [quantization?.scales[0], quantization?.zeroPoints[0]];
    return [scale * (-128 - zero), scale * (127 - zero)] as const;
  });
  const [least, greatest] = [ends.reduce((sum, [end]) => sum + end, 0), ends.reduce((sum, [, end]) => sum + end, 0)];
  const scale = Math.fround((greatest - least) / 255);
  return { scale, zeroPoint: Math.round(-128 - least / scale) };
}

/** The operator wants all of its inputs in one scale. */
function concat(graph: GraphBuilder, { step: { places, widths } }: QuantizedConcatStep, inputs: readonly Value[], kind: ResultKind): Value {
  const columns = inputs.map((each, i) => {
    const rows = graph.reshape(each, [1, places, widths[i] ?? 1]);
    return graph.apply('QUANTIZE', [rows], rows.shape, {}, kind);
  });
  return graph.apply('CONCATENATION', columns, [1, places, widths.reduce((sum, width) => sum + width, 0)], { axis: 2, activation: 0 }, kind);
}

/** Activations that the runtime computes in integers. */
const inIntegers: Readonly<Record<string, OperatorName>> = { tanh: 'TANH', sigmoid: 'LOGISTIC', 'leaky-relu': 'LEAKY_RELU' };

/** Others go by way of floats: there is no operator that looks up a table of 8 bits. */
function table(graph: GraphBuilder, { step: { activation } }: QuantizedTableStep, x: Value, kind: ResultKind): Value {
  const name = Object.hasOwn(inIntegers, activation.type) ? inIntegers[activation.type] : undefined;
  if (name !== undefined) return graph.apply(name, [x], x.shape, optionsOf(activation), kind);
  const floats = graph.apply('DEQUANTIZE', [x], x.shape);
  return graph.apply('QUANTIZE', [activationOf(graph, floats, activation) ?? floats], x.shape, {}, kind);
}

const optionsOf = (activation: ActivateStep['activation']): Readonly<Record<string, number>> => (activation.type === 'leaky-relu' ? { alpha: Number(activation['slope']) } : {});

import type { PortableTensor } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { onnxDims, type Feature } from '../feature.ts';
import { checkRank, type NodeCall } from '../node-call.ts';
import type { Constant } from '../read-tensor.ts';
import type { Operators } from './operator.ts';

/** Products with fixed matrices: a dense layer, or for every place of a sequence a convolution with a window of 1. */
export const products: Operators = {
  Gemm: (call) => {
    if (call.integer('transA', 0) !== 0) throw call.unsupported('turns its input', 'Write the model anew with transA = 0.');
    const [alpha, beta] = [call.float('alpha', 1), call.float('beta', 1)];
    const matrix = matrixOf(call, call.constant(1), call.integer('transB', 0) !== 0, alpha);
    const bias = call.optional(2);
    const biases = bias && biasOf(call, bias, matrix.units, beta);
    return dense(call, call.feature(0), matrix, biases);
  },
  MatMul: (call) => {
    if (call.input(0).kind === 'constant' && call.input(1).kind !== 'constant') throw call.unsupported('has its matrix on the left', 'Layers multiply from the right: x·W.');
    const matrix = matrixOf(call, call.constant(1), false, 1);
    const feature = call.feature(0);
    if (feature.dims.length === 1) return dense(call, feature, matrix);
    if (feature.dims.length > 2) throw call.unsupported(`multiplies samples of shape [${onnxDims(feature).join(', ')}]`, 'A dense layer takes vectors: put a Flatten before it.');
    return alongSequence(call, feature, matrix);
  },
};

/** A matrix as vitrum has it: [inputs, units]. */
interface Matrix {
  readonly inputs: number;
  readonly units: number;
  readonly values: Float32Array;
}

function matrixOf(call: NodeCall, constant: Constant, isTurned: boolean, alpha: number): Matrix {
  const [rows = 0, columns = 0] = checkRank(call, 'a matrix', constant, 2);
  call.state.take(rows * columns);
  if (!isTurned) return { inputs: rows, units: columns, values: alpha === 1 ? constant.values : constant.values.map((value) => alpha * value) };
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) values[j * rows + i] = alpha * (constant.values[i * columns + j] ?? 0);
  return { inputs: columns, units: rows, values };
}

function biasOf(call: NodeCall, { values }: Constant, units: number, beta: number): Float32Array {
  if (values.length !== 1 && values.length !== units) throw call.unsupported(`has biases of ${values.length} numbers for ${units} units`, 'A dense layer has one bias for each unit.');
  return Float32Array.from({ length: units }, (_, i) => beta * (values[values.length === 1 ? 0 : i] ?? 0));
}

const tensorsOf = (shape: readonly number[], values: Float32Array, biases: Float32Array): Readonly<Record<string, PortableTensor>> => ({
  weights: { shape, values }, biases: { shape: [biases.length], values: biases },
});

function dense(call: NodeCall, input: Feature, { inputs, units, values }: Matrix, biases: Float32Array = new Float32Array(units)): Feature {
  if (input.dims.length !== 1 || sizeOf(input.lengths) !== inputs) throw call.invalid(`multiplies samples of shape [${onnxDims(input).join(', ')}] with a matrix [${inputs}, ${units}]`);
  const { feature, order } = call.state.vector(input);
  return call.state.add('dense', [feature], { units }, tensorsOf([inputs, units], order ? rowsInOrder(values, units, order) : values, biases), [units]);
}

/** The rows of a matrix at the places where the layer before has their inputs. */
function rowsInOrder(values: Float32Array, units: number, order: Int32Array): Float32Array {
  const rows = new Float32Array(values.length);
  order.forEach((to, from) => { rows.set(values.subarray(from * units, (from + 1) * units), to * units); });
  return rows;
}

function alongSequence(call: NodeCall, feature: Feature, { inputs, units, values }: Matrix): Feature {
  const [length = 1, channels = 1] = onnxDims(feature);
  if (feature.dims.flat().some((axis, i) => axis !== i)) throw call.unsupported('multiplies along an axis that was turned', 'Let the features of a sequence be its last axis.');
  if (channels !== inputs) throw call.invalid(`multiplies samples of shape [${length}, ${channels}] with a matrix [${inputs}, ${units}]`);
  const sequence = call.state.shaped(feature, [length, channels]);
  return call.state.add('conv1d', [sequence], { filters: units, kernelSize: 1 }, tensorsOf([1, inputs, units], values, new Float32Array(checkedUnits(call, units))), [length, units]);
}

const checkedUnits = (call: NodeCall, units: number): number => call.state.take(units);


import { VitrumError, type FloatArray, type Precision, type Shape, type Tensor } from '@vitrum/core';
import { flattenNested, type NestedNumbers } from './nested-numbers.ts';
import { checkShape, formatShape, sizeOf } from './shape.ts';

/**
 * A tensor of zeros.
 *
 * @throws VITRUM_INVALID_SHAPE
 */
export function createTensor(shape: Shape, precision: Precision = 'float32'): Tensor {
  checkShape(shape);
  return { shape, data: createFloatArray(sizeOf(shape), precision) };
}

/**
 * A tensor with the given elements in row-major order. A list is copied, with the given precision; a `FloatArray` is viewed
 * and keeps its own. Nested lists alone say their shape, and are copied.
 *
 * @example
 * tensorFrom([2, 2], [1, 2, 3, 4]);
 * tensorFrom([[1, 2], [3, 4]]);
 * @throws VITRUM_INVALID_SHAPE
 */
export function tensorFrom(shape: Shape, values: FloatArray | readonly number[], precision?: Precision): Tensor;
export function tensorFrom(values: NestedNumbers, precision?: Precision): Tensor;
export function tensorFrom(first: Shape | NestedNumbers, second?: FloatArray | readonly number[] | Precision, precision?: Precision): Tensor {
  if (second === undefined || typeof second === 'string') {
    const { shape, numbers } = flattenNested(first);
    return fill(shape, numbers, second);
  }
  return fill(first as Shape, second, precision); // with values beside it, it is a shape, which is checked
}

function fill(shape: Shape, values: FloatArray | readonly number[], precision: Precision = 'float32'): Tensor {
  checkShape(shape);
  if (values.length !== sizeOf(shape)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_SHAPE',
      message: `A tensor of shape ${formatShape(shape)} has ${sizeOf(shape)} elements, got ${values.length}.`,
      hint: 'Give as many elements as the product of the axes, the last axis contiguous.',
    });
  }
  if (values instanceof Float32Array || values instanceof Float64Array) return { shape, data: values };
  const tensor = createTensor(shape, precision);
  tensor.data.set(values);
  return tensor;
}

/**
 * The same memory with another shape of as many elements. A tensor of a backend stays one, so that its kernels run on it.
 *
 * @throws VITRUM_INVALID_SHAPE
 */
export function reshaped(tensor: Tensor, shape: Shape): Tensor {
  checkShape(shape);
  if (sizeOf(shape) !== sizeOf(tensor.shape)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_SHAPE',
      message: `A tensor of shape ${formatShape(tensor.shape)} cannot be seen as one of shape ${formatShape(shape)}: the numbers of elements differ.`,
      hint: `Give a shape of ${sizeOf(tensor.shape)} elements.`,
    });
  }
  return tensor.withShape?.(shape) ?? { shape, data: tensor.data };
}

/**
 * A copy of a matrix with rows and columns exchanged.
 *
 * @throws VITRUM_INVALID_SHAPE when the tensor has not two axes
 */
export function transpose({ shape, data }: Tensor): Tensor {
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined || shape.length !== 2) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_SHAPE',
      message: `Only a matrix can be transposed, got a tensor of shape ${formatShape(shape)}.`,
      hint: 'Give a tensor of two axes.',
    });
  }
  const flipped = createTensor([columns, rows], data instanceof Float32Array ? 'float32' : 'float64');
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) flipped.data[j * rows + i] = data[i * columns + j] ?? 0;
  }
  return flipped;
}

/** An array of `length` zeros of the given precision. */
export function createFloatArray(length: number, precision: Precision): FloatArray {
  return precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
}

/**
 * The first `rows` rows of a tensor, sharing its memory.
 *
 * @throws VITRUM_INDEX_OUT_OF_RANGE when the tensor has fewer
 */
export function firstRows(tensor: Tensor, rows: number): Tensor {
  const [rowCount = 0, ...rowShape] = tensor.shape;
  if (!Number.isInteger(rows) || rows < 0 || rows > rowCount) {
    throw new VitrumError({
      code: 'VITRUM_INDEX_OUT_OF_RANGE',
      message: `A tensor of shape ${formatShape(tensor.shape)} has ${rowCount} rows, its first ${rows} were asked for.`,
      hint: `Ask for a whole number of rows from 0 to ${rowCount}.`,
    });
  }
  return { shape: [rows, ...rowShape], data: tensor.data.subarray(0, rows * sizeOf(rowShape)) };
}

const rowViews = new WeakMap<Tensor, readonly FloatArray[]>();

/**
 * The rows of a tensor along its last axis, as views that share its memory.
 *
 * Views are made once for each tensor and then remembered, so that a training step allocates nothing.
 */
export function rowsOf(tensor: Tensor): readonly FloatArray[] {
  let rows = rowViews.get(tensor);
  if (rows === undefined) rowViews.set(tensor, (rows = splitRows(tensor)));
  return rows;
}

function splitRows({ shape, data }: Tensor): readonly FloatArray[] {
  const rowLength = shape.at(-1) ?? 1;
  const count = rowLength === 0 ? 0 : data.length / rowLength;
  return Array.from({ length: count }, (_, row) => data.subarray(row * rowLength, (row + 1) * rowLength));
}

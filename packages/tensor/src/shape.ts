import { VitrumError, type Shape, type Tensor } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';

/** Number of elements of a tensor of this shape: the product of its axes, 1 for the empty shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** True when both shapes have the same axes. */
export function isSameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) {
    if (a[axis] !== b[axis]) return false;
  }
  return true;
}

/** A shape for people: `[32, 784]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** An axis of a sample of some shape for people, in a picture with its name: `axis 2, the channels`. */
export function formatAxis({ length }: Shape, axis: number): string {
  const name = length === 3 ? ['height', 'width', 'channels'][axis] : undefined;
  return name === undefined ? `axis ${axis}` : `axis ${axis}, the ${name}`;
}

/**
 * Checks that every axis is a whole number of at least 0.
 *
 * @throws VITRUM_INVALID_SHAPE
 */
export function checkShape(shape: Shape): void {
  if (shape.every((length) => Number.isSafeInteger(length) && length >= 0)) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_SHAPE',
    message: `A shape is a list of whole numbers of at least 0, got ${describeValue(shape)}.`,
    hint: 'Give the length of every axis, outermost first, such as [32, 784].',
  });
}

/**
 * Checks that a tensor is a batch of samples of the shape that `where` needs.
 *
 * @throws VITRUM_SHAPE_MISMATCH with both shapes
 */
export function checkBatchShape(tensor: Tensor, sampleShape: Shape, where: string): void {
  const { shape } = tensor;
  let isBatch = shape.length === sampleShape.length + 1;
  for (let axis = 0; isBatch && axis < sampleShape.length; axis++) isBatch = shape[axis + 1] === sampleShape[axis];
  if (!isBatch) checkSameShape(tensor, [shape[0] ?? 0, ...sampleShape], where);
}

/**
 * Checks that a tensor has the shape that `where` needs.
 *
 * @throws VITRUM_SHAPE_MISMATCH with both shapes
 */
export function checkSameShape(tensor: Tensor, expected: Shape, where: string): void {
  if (isSameShape(tensor.shape, expected)) return;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `${where} needs a tensor of shape ${formatShape(expected)}, got ${formatShape(tensor.shape)}.`,
    hint: 'Give a tensor of that shape; the first axis of a batch counts its samples.',
  });
}

import { VitrumError, type Shape } from '@vitrum/core';

/** Numbers in lists or typed arrays, or in lists of those: a matrix as its rows, a picture as its rows of pixels. */
export type NestedNumbers = ArrayLike<number> | readonly NestedNumbers[];

/** The numbers of nested lists in row-major order, and their shape. */
export interface FlatNumbers {
  readonly shape: Shape;
  readonly numbers: readonly number[];
}

/**
 * Flattens nested lists of numbers.
 *
 * @example
 * flattenNested([[1, 2], [3, 4]]); // { shape: [2, 2], numbers: [1, 2, 3, 4] }
 * @throws VITRUM_INVALID_SHAPE when lists of the same depth differ in length, or hold lists beside numbers
 */
export function flattenNested(values: NestedNumbers): FlatNumbers {
  const shape: number[] = [];
  for (let each: unknown = values; isNumberList(each); each = each[0]) shape.push(each.length);
  const numbers: number[] = [];
  collect(values, shape, [], numbers);
  return { shape, numbers };
}

function collect(value: unknown, shape: Shape, place: readonly number[], numbers: number[]): void {
  const length = shape[place.length];
  if (length === undefined && typeof value === 'number') {
    numbers.push(value);
    return;
  }
  if (length === undefined || !isNumberList(value) || value.length !== length) throw ragged(value, length, place);
  for (let i = 0; i < length; i++) collect(value[i], shape, [...place, i], numbers);
}

/** True for a list or typed array, of anything. */
export const isNumberList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function ragged(value: unknown, length: number | undefined, place: readonly number[]): VitrumError {
  const what = isNumberList(value) ? `a list of ${value.length}` : typeof value === 'number' ? 'a number' : `a ${typeof value}`;
  return new VitrumError({
    code: 'VITRUM_INVALID_SHAPE',
    message: `Nested lists have the same length at each depth; at [${place.join('][')}] is ${what} instead of ${length === undefined ? 'a number' : `a list of ${length}`}.`,
    hint: 'Give [[1, 2], [3, 4]], or the shape and the numbers in one list.',
  });
}

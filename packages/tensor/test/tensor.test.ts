import { describe, expect, test } from 'vitest';
import { createFloatArray, createTensor, firstRows, reshaped, rowsOf, tensorFrom, transpose } from '@vitrum/tensor';

describe('createTensor', () => {
  test('gives zeros of 32 bits, or of 64 where asked', () => {
    expect(createTensor([2, 3])).toEqual({ shape: [2, 3], data: new Float32Array(6) });
    expect(createTensor([2], 'float64')).toEqual({ shape: [2], data: new Float64Array(2) });
    expect(createFloatArray(3, 'float64')).toEqual(new Float64Array(3));
  });

  test('holds one number for the empty shape and none for an empty axis', () => {
    expect(createTensor([]).data.length).toBe(1);
    expect(createTensor([3, 0]).data.length).toBe(0);
  });

  test('refuses what is no shape', () => {
    expect(() => createTensor([2, -1])).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_SHAPE' }));
  });
});

describe('tensorFrom', () => {
  test('nested lists alone say their shape', () => {
    expect(tensorFrom([[1, 2, 3], [4, 5, 6]])).toEqual({ shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) });
    expect(tensorFrom([[[1], [2]]], 'float64')).toEqual({ shape: [1, 2, 1], data: Float64Array.of(1, 2) });
    expect(tensorFrom([Float64Array.of(1, 2), [3, 4]])).toEqual({ shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
    expect(tensorFrom([7, 8])).toEqual({ shape: [2], data: Float32Array.of(7, 8) });
  });

  test.each<[string, unknown, string]>([
    ['rows of two lengths', [[1, 2], [3]], 'at [1] is a list of 1 instead of a list of 2.'],
    ['a number among rows', [[1, 2], 3], 'at [1] is a number instead of a list of 2.'],
    ['a row among numbers', [1, [2]], 'at [1] is a list of 1 instead of a number.'],
    ['a text', [[1, 2], [3, '4']], 'at [1][1] is a string instead of a number.'],
  ])('%s is refused', (_title, values, message) => {
    expect(() => tensorFrom(values as number[][])).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_SHAPE', message: expect.stringContaining(message) }));
  });

  test('copies a list with the given precision', () => {
    expect(tensorFrom([2, 2], [1, 2, 3, 0.1]).data).toEqual(Float32Array.of(1, 2, 3, 0.1));
    expect(tensorFrom([1], [0.1], 'float64').data).toEqual(Float64Array.of(0.1));
  });

  test('views an array, whose precision stays', () => {
    const values = Float32Array.of(1, 2);
    const tensor = tensorFrom([2], values, 'float64');
    expect(tensor.data).toBe(values);
  });

  test.each([
    [[2, 2], [1, 2, 3], 'A tensor of shape [2, 2] has 4 elements, got 3.'],
    [[], [], 'A tensor of shape [] has 1 elements, got 0.'],
  ])('refuses data that does not fit: %j, %j', (shape, values, message) => {
    expect(() => tensorFrom(shape, values)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_SHAPE', message }));
  });
});

describe('firstRows', () => {
  test('shares the memory of the whole', () => {
    const whole = tensorFrom([3, 2], [1, 2, 3, 4, 5, 6]);
    const two = firstRows(whole, 2);
    expect(two).toEqual({ shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
    two.data[3] = 40;
    expect(whole.data[3]).toBe(40);
  });

  test('keeps the other axes', () => {
    expect(firstRows(createTensor([4, 2, 3]), 1).shape).toEqual([1, 2, 3]);
    expect(firstRows(createTensor([4, 2, 3]), 0).shape).toEqual([0, 2, 3]);
  });

  test.each([4, -1, 1.5])('refuses %d rows of 3', (rows) => {
    expect(() => firstRows(createTensor([3, 2]), rows)).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INDEX_OUT_OF_RANGE',
        message: `A tensor of shape [3, 2] has 3 rows, its first ${rows} were asked for.`,
      }),
    );
  });
});

describe('rowsOf', () => {
  test('shares the memory of the tensor', () => {
    const tensor = tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]);
    const rows = rowsOf(tensor);
    expect(rows).toEqual([Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6)]);
    rows[1]?.fill(9);
    expect([...tensor.data]).toEqual([1, 2, 3, 9, 9, 9]);
  });

  test('makes the views of one tensor once', () => {
    const tensor = createTensor([2, 3]);
    expect(rowsOf(tensor)).toBe(rowsOf(tensor));
  });

  test('tells row lengths of one memory apart', () => {
    const { data } = createTensor([6]);
    expect(rowsOf({ shape: [2, 3], data }).length).toBe(2);
    expect(rowsOf({ shape: [3, 2], data }).length).toBe(3);
  });

  test.each([
    [[4], 1],
    [[2, 3, 4], 6],
    [[], 1],
    [[3, 0], 0],
    [[0, 3], 0],
  ])('gives the tensor of shape %j %i rows', (shape, count) => {
    expect(rowsOf(createTensor(shape)).length).toBe(count);
  });
});

describe('transpose', () => {
  test.each(['float32', 'float64'] as const)('exchanges rows and columns, in %s', (precision) => {
    const matrix = tensorFrom([2, 3], [1, 2, 3, 4, 5, 6], precision);
    expect(transpose(matrix)).toEqual(tensorFrom([3, 2], [1, 4, 2, 5, 3, 6], precision));
  });

  test('refuses what is no matrix', () => {
    expect(() => transpose(createTensor([2, 3, 4]))).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_SHAPE',
        message: 'Only a matrix can be transposed, got a tensor of shape [2, 3, 4].',
      }),
    );
  });
});

describe('reshaped', () => {
  test('sees the same memory with other axes', () => {
    const tensor = tensorFrom([2, 3], [1, 2, 3, 4, 5, 6]);
    const seen = reshaped(tensor, [3, 1, 2]);
    expect(seen.shape).toEqual([3, 1, 2]);
    expect(seen.data).toBe(tensor.data);
  });

  test('leaves it to a tensor that can do it itself', () => {
    const [whole, other] = [createTensor([4]), createTensor([2, 2])];
    expect(reshaped({ ...whole, withShape: () => other }, [2, 2])).toBe(other);
  });

  test.each([[[2, 2]], [[7]], [[-6, -1]]])('refuses %j for six elements', (shape) => {
    expect(() => reshaped(createTensor([2, 3]), shape)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_SHAPE' }));
  });
});

import { expect, test } from 'vitest';
import type { Shape, Tensor } from '@vitrum/core';
import { createTensor, firstRows } from '@vitrum/tensor';
import { createBatchTensor, type BatchTensor } from '@vitrum/tensor/internal';

function createCounted(): { readonly allocated: Shape[]; readonly released: Shape[]; readonly batch: BatchTensor } {
  const allocated: Shape[] = [];
  const released: Shape[] = [];
  const backend = {
    rows: firstRows,
    allocate: (shape: Shape) => {
      allocated.push(shape);
      return createTensor(shape);
    },
    release: ({ shape }: Tensor) => void released.push(shape),
  };
  return { allocated, released, batch: createBatchTensor([2, 3], backend, 'float32') };
}

test('the same count gives the same tensor', () => {
  const { batch } = createCounted();
  const five = batch.rows(5);
  const two = batch.rows(2);
  expect(batch.rows(5)).toBe(five);
  expect(batch.rows(2)).toBe(two);
});

test('a smaller count is a view on the first rows, without allocating', () => {
  const { allocated, batch } = createCounted();
  const five = batch.rows(5);
  const two = batch.rows(2);
  expect(two.shape).toEqual([2, 2, 3]);
  two.data.fill(1);
  expect([...five.data]).toEqual([...new Array<number>(12).fill(1), ...new Array<number>(18).fill(0)]);
  expect(allocated).toEqual([[5, 2, 3]]);
});

test('a larger count takes the place of all that were there', () => {
  const { allocated, released, batch } = createCounted();
  const two = batch.rows(2);
  const five = batch.rows(5);
  const newTwo = batch.rows(2);
  expect(newTwo).not.toBe(two);
  expect(newTwo.data.buffer).toBe(five.data.buffer);
  expect(allocated).toEqual([[2, 2, 3], [5, 2, 3]]);
  expect(released).toEqual([[2, 2, 3]]);
});

test('a batch may be empty', () => {
  const { batch } = createCounted();
  expect(batch.rows(0).shape).toEqual([0, 2, 3]);
});

test('what was released is allocated anew when it is asked for again', () => {
  const { allocated, released, batch } = createCounted();
  const five = batch.rows(5);
  batch.release();
  expect(released).toEqual([[5, 2, 3]]);
  expect(batch.rows(2)).not.toBe(five);
  expect(allocated).toEqual([[5, 2, 3], [2, 2, 3]]);
});

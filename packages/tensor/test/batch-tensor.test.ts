import { expect, test } from 'vitest';
import type { Shape } from '@vitrum/core';
import { createBatchTensor, createTensor } from '@vitrum/tensor';

function createCounted(): { readonly allocated: Shape[]; readonly batch: ReturnType<typeof createBatchTensor> } {
  const allocated: Shape[] = [];
  const batch = createBatchTensor([2, 3], (shape) => {
    allocated.push(shape);
    return createTensor(shape);
  });
  return { allocated, batch };
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
  const { allocated, batch } = createCounted();
  const two = batch.rows(2);
  const five = batch.rows(5);
  const newTwo = batch.rows(2);
  expect(newTwo).not.toBe(two);
  expect(newTwo.data.buffer).toBe(five.data.buffer);
  expect(allocated).toEqual([[2, 2, 3], [5, 2, 3]]);
});

test('a batch may be empty', () => {
  const { batch } = createCounted();
  expect(batch.rows(0).shape).toEqual([0, 2, 3]);
});

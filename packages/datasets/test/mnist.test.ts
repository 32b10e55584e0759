import { expect, test } from 'vitest';
import { mnist } from '@vitrum/datasets';

// LeCun, Cortes and Burges, "The MNIST database": 60,000 and 10,000 digits of 28 × 28 pixels.
test('the published sizes are those of 60,000 and 10,000 pictures', () => {
  const { files } = mnist.published;
  expect(files.map(({ size }) => size)).toEqual([16 + 60_000 * 784, 8 + 60_000, 16 + 10_000 * 784, 8 + 10_000]);
});

test('the classes are the digits', () => {
  expect(mnist.classes.join('')).toBe('0123456789');
});

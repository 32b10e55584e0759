import { expect, test } from 'vitest';
import { createRegistry, resolveReference } from '@vitrum/core';
import { datasetsPlugin } from '@vitrum/datasets';
import { loadCifar } from '@vitrum/datasets/internal';
import { coarseClasses, fineClasses } from '../src/cifar/cifar100-classes.ts';
import { record } from './support/fake-cifar.ts';

const registry = createRegistry([datasetsPlugin]);

// https://www.cs.toronto.edu/~kriz/cifar.html: records of 3074 bytes; the labels are numbered in the order of the alphabet.
test('its files have the sizes of their records, and its classes are sorted', () => {
  const { published } = resolveReference(registry, 'dataset', 'cifar100');
  expect(published?.files.map(({ size }) => size)).toEqual([50_000 * 3074, 10_000 * 3074]);
  expect([fineClasses.length, new Set(fineClasses).size, coarseClasses.length]).toEqual([100, 100, 20]);
  for (const names of [fineClasses, coarseClasses]) expect(names).toEqual(names.toSorted());
});

test.each([
  { labels: 'coarse', labelAt: 0, expected: 4 },
  { labels: 'fine', labelAt: 1, expected: 57 },
])('a record begins with its coarse and its fine label: $labels', async ({ labelAt, expected }) => {
  const bytes = record([4, 57], 0); // fruit and vegetables: a pear
  const file = (name: string) => ({ name, size: bytes.length, gzip: { sha256: 'any' } });
  const published = { name: 'one', folder: 'one', files: [file('train.bin'), file('test.bin')], mirrors: [] };
  const { train } = await loadCifar(
    { name: 'one', classes: fineClasses, published, labelBytes: 2, labelAt, testFiles: ['test.bin'], hasRandomOrder: false },
    { read: (_, { name }) => Promise.resolve({ bytes, location: name }) },
  );
  expect(train.label(0)).toBe(expected);
  expect(train.pixels(0).subarray(0, 6)).toEqual(Uint8Array.of(0, 1, 2, 1, 4, 7));
});

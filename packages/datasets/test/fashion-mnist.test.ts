import { expect, test } from 'vitest';
import { fashionMnist, mnist } from '@vitrum/datasets';

// Xiao, Rasul and Vollgraf 2017, table 2.
test('its classes are named', () => {
  expect(fashionMnist.classes).toEqual(['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']);
});

test('its files have the names and the sizes of those of MNIST, and other contents', () => {
  const { files } = fashionMnist.published;
  expect(files.map(({ name, size }) => ({ name, size }))).toEqual(mnist.published.files.map(({ name, size }) => ({ name, size })));
  for (const [index, { sha256 }] of files.entries()) expect(sha256).not.toBe(mnist.published.files[index]?.sha256);
});

// The sizes that its authors' README and the catalogs of other libraries give.
test('its gzipped files have the published sizes', () => {
  expect(fashionMnist.published.files.map(({ gzip }) => gzip?.size)).toEqual([26_421_880, 29_515, 4_422_102, 5_148]);
});

import { defineDataset, type PublishedDataset } from '@vitrum/core';

/** The checksums, and where they are from: docs/decisions/0050-color-pictures.md. */
const published: PublishedDataset = {
  name: 'cifar100',
  folder: 'cifar100',
  files: [
    { name: 'train.bin', size: 153_700_000, sha256: 'f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29' },
    { name: 'test.bin', size: 30_740_000, sha256: 'd8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a' },
  ],
  mirrors: ['https://www.cs.toronto.edu/~kriz/'],
  archive: {
    name: 'cifar-100-binary.tar.gz',
    format: 'tar.gz',
    sha256: '58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec',
    size: 168_513_733,
    prefix: 'cifar-100-binary/',
  },
};

/**
 * CIFAR-100: 50,000 training and 10,000 test pictures of 100 things in 20 superclasses, 32 × 32 pixels in color.
 *
 * Source: Krizhevsky 2009, "Learning multiple layers of features from tiny images", University of Toronto.
 */
export const cifar100 = /* @__PURE__ */ defineDataset({
  name: 'cifar100',
  description: 'Objects of many kinds in color: 50,000 training and 10,000 test pictures of 32 × 32 pixels in 100 classes or 20',
  source: 'Krizhevsky 2009, "Learning multiple layers of features from tiny images"',
  since: '0.1.0',
  license: 'none stated',
  options: {
    labels: { type: 'string', default: 'fine', choices: ['fine', 'coarse'], description: '100 fine classes, or the 20 coarse ones they belong to.' },
  },
  create: ({ labels }) => ({
    published,
    load: async (context) => (await import('./load-published.ts')).loadCifar100(labels, published, context),
  }),
});

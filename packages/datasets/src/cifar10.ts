import { defineDataset, type PublishedDataset } from '@vitrum/core';

const batch = (name: string, sha256: string): PublishedDataset['files'][number] => ({ name, size: 30_730_000, sha256 });

/** The checksums, and where they are from: docs/decisions/0050-color-pictures.md. */
const published: PublishedDataset = {
  name: 'cifar10',
  folder: 'cifar10',
  files: [
    batch('data_batch_1.bin', 'cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5'),
    batch('data_batch_2.bin', 'a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed'),
    batch('data_batch_3.bin', 'bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67'),
    batch('data_batch_4.bin', '014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48'),
    batch('data_batch_5.bin', '755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add'),
    batch('test_batch.bin', '8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b'),
  ],
  mirrors: ['https://www.cs.toronto.edu/~kriz/'],
  archive: {
    name: 'cifar-10-binary.tar.gz',
    format: 'tar.gz',
    sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
    size: 170_052_171,
    prefix: 'cifar-10-batches-bin/',
  },
};

/** As in `batches.meta.txt`. */
const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

/**
 * CIFAR-10: 50,000 training and 10,000 test pictures of animals and vehicles, 32 × 32 pixels in color.
 *
 * Source: Krizhevsky 2009, "Learning multiple layers of features from tiny images", University of Toronto.
 */
export const cifar10 = /* @__PURE__ */ defineDataset({
  name: 'cifar10',
  description: 'Animals and vehicles in color: 50,000 training and 10,000 test pictures of 32 × 32 pixels in 10 classes',
  source: 'Krizhevsky 2009, "Learning multiple layers of features from tiny images"',
  since: '0.1.0',
  license: 'none stated',
  published,
  load: async (context) => (await import('./load-published.ts')).loadCifar({ name: 'cifar10', classes, published, labelBytes: 1, labelAt: 0, testFiles: ['test_batch.bin'], hasRandomOrder: true }, context),
});

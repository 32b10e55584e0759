import { createMnistLike } from './mnist-like.ts';

/**
 * The MNIST database of handwritten digits: 60,000 training and 10,000 test pictures of 28 × 28 gray pixels.
 *
 * Source: LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791.
 */
export const mnist = createMnistLike({
  name: 'mnist',
  description: 'Handwritten digits: 60,000 training and 10,000 test pictures of 28 × 28 gray pixels',
  source: 'LeCun, Cortes and Burges; LeCun et al. 1998, doi:10.1109/5.726791',
  since: '0.1.0',
  license: 'CC BY-SA 3.0',
  preparation: 'digit',
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  published: {
    name: 'mnist',
    folder: 'mnist',
    files: [
      {
        name: 'train-images-idx3-ubyte',
        sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
        size: 47_040_016,
      },
      {
        name: 'train-labels-idx1-ubyte',
        sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
        size: 60_008,
      },
      {
        name: 't10k-images-idx3-ubyte',
        sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
        size: 7_840_016,
      },
      {
        name: 't10k-labels-idx1-ubyte',
        sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
        size: 10_008,
      },
    ],
    mirrors: ['https://storage.googleapis.com/cvdf-datasets/mnist/', 'https://ossci-datasets.s3.amazonaws.com/mnist/'],
  },
});

import { defineNetwork } from '@vitrum/core';
import { pictureShape } from './picture-shape.ts';

/**
 * Three blocks of two convolutions of 3 × 3 with batch normalization, pooling and dropout, then a dense layer of 128 units: the form of the
 * VGG networks, at the size of digits.
 *
 * Source: Simonyan and Zisserman 2015, arXiv:1409.1556; batch normalization of Ioffe and Szegedy 2015, arXiv:1502.03167.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures of at least 8 × 8
 */
export const cnnBest = /* @__PURE__ */ defineNetwork({
  name: 'cnn-best',
  description: 'Three blocks of two convolutions with batch normalization and dropout: the most accurate for small pictures',
  source: 'Simonyan and Zisserman 2015, arXiv:1409.1556',
  since: '0.1.0',
  options: {
    filters: { type: 'integers', default: [16, 32, 64], minimum: 1, description: 'Filters of the convolutions of every block.' },
    units: { type: 'integer', default: 128, minimum: 1, description: 'Units of the dense layer.' },
    dropout: { type: 'number', default: 0.25, minimum: 0, exclusiveMaximum: 1, description: 'The share that is left out after every block; before the output it is twice that, 0.5 at most.' },
  },
  build: ({ filters, units, dropout }, { inputShape, outputs, outputActivation }) => {
    pictureShape('cnn-best', inputShape, filters.reduce((length) => 2 * length, 1));
    const drop = (rate: number) => (rate > 0 ? [{ type: 'dropout', rate }] : []);
    return {
      inputShape,
      layers: [
        ...filters.flatMap((count) => [...convolution(count), ...convolution(count), { type: 'max-pool2d' }, ...drop(dropout)]),
        { type: 'flatten' },
        { type: 'dense', units, weightInitializer: 'he-normal' },
        { type: 'batch-norm' },
        { type: 'activation' },
        ...drop(Math.min(0.5, 2 * dropout)),
        { type: 'dense', units: outputs, activation: outputActivation },
      ],
    };
  },
});

const convolution = (filters: number) => [
  { type: 'conv2d', filters, kernelSize: 3, padding: 'same', weightInitializer: 'he-normal' },
  { type: 'batch-norm' },
  { type: 'activation' },
];

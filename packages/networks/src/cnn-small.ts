import { defineNetwork } from '@vitrum/core';
import { pictureShape } from './picture-shape.ts';

/**
 * The smallest network that reads pictures well: two convolutions of 3 × 3, each followed by ReLU and max-pooling, and one dense layer.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures of at least 10 × 10
 */
export const cnnSmall = /* @__PURE__ */ defineNetwork({
  name: 'cnn-small',
  description: 'Two convolutions of 3 × 3 with max-pooling, and one dense layer: learns MNIST in seconds',
  source: 'LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791, with the layers of today',
  since: '0.1.0',
  options: {
    filters: { type: 'integers', default: [16, 32], minimum: 1, description: 'Filters of every convolution.' },
    dropout: { type: 'number', default: 0, minimum: 0, exclusiveMaximum: 1, description: 'The share that is left out before the dense layer.' },
  },
  build: ({ filters, dropout }, { inputShape, outputs, outputActivation }) => {
    pictureShape('cnn-small', inputShape, minLengthFor(filters.length));
    return {
      inputShape,
      layers: [
        ...filters.flatMap((count) => [
          { type: 'conv2d', filters: count, kernelSize: 3, activation: 'relu', weightInitializer: 'he-normal' },
          { type: 'max-pool2d' },
        ]),
        { type: 'flatten' },
        ...(dropout > 0 ? [{ type: 'dropout', rate: dropout }] : []),
        { type: 'dense', units: outputs, activation: outputActivation },
      ],
    };
  },
});

/** Height and width of which a block leaves one pixel, after others: a convolution takes 2 away, pooling halves. */
const minLengthFor = (blocks: number): number => (blocks === 0 ? 1 : 2 * minLengthFor(blocks - 1) + 2);

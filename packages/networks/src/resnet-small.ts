import { defineNetwork, type LayerDescription } from '@vitrum/core';
import { pictureShape } from './picture-shape.ts';

/**
 * The residual network of the paper for pictures of 32 × 32: a convolution, then stages of blocks, each of two convolutions of 3 × 3
 * whose result is added to what went in, and the mean of every channel before the last layer.
 *
 * A stage after the first halves height and width; its first block projects what it goes around with a convolution of 1 × 1 (option B of
 * the paper). With n blocks in each of three stages the network has 6n + 2 layers that learn.
 *
 * Source: He, Zhang, Ren and Sun 2016, doi:10.1109/CVPR.2016.90, section 4.2.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures of at least 4 × 4
 */
export const resnetSmall = /* @__PURE__ */ defineNetwork({
  name: 'resnet-small',
  description: 'Stages of residual blocks: two convolutions added to what goes around them',
  source: 'He, Zhang, Ren and Sun 2016, doi:10.1109/CVPR.2016.90',
  since: '0.1.0',
  options: {
    filters: { type: 'integers', default: [16, 32, 64], minimum: 1, description: 'Filters of the convolutions of every stage.' },
    blocks: { type: 'integer', default: 1, minimum: 1, maximum: 100, description: 'Blocks of every stage.' },
  },
  build: ({ filters, blocks }, { inputShape, outputs, outputActivation }) => {
    pictureShape('resnet-small', inputShape, filters.slice(1).reduce((length) => 2 * length, 1));
    const [first = 16] = filters;
    const stages = filters.flatMap((count, stage) => Array.from({ length: blocks }, (_, index) => {
      const stride = stage > 0 && index === 0 ? 2 : 1;
      const isProjected = stride > 1 || (index === 0 && count !== first);
      return block(`stage${stage + 1}-block${index + 1}`, { filters: count, stride }, isProjected);
    }));
    return {
      inputShape,
      layers: [
        conv({ filters: first }), { type: 'batch-norm' }, { type: 'activation' },
        ...stages,
        { type: 'global-average-pool' }, { type: 'dense', units: outputs, activation: outputActivation },
      ],
    };
  },
});

interface Convolution {
  readonly filters: number;
  readonly stride?: number | undefined;
  readonly kernelSize?: number;
}

const block = (name: string, { filters, stride }: Convolution, isProjected: boolean): LayerDescription => ({
  type: 'residual',
  name,
  layers: [conv({ filters, stride }), { type: 'batch-norm' }, { type: 'activation' }, conv({ filters }), { type: 'batch-norm' }],
  ...(isProjected && { shortcut: [conv({ filters, stride, kernelSize: 1 }), { type: 'batch-norm' }] }),
  activation: 'relu',
});

const conv = ({ filters, stride = 1, kernelSize = 3 }: Convolution): LayerDescription =>
  ({ type: 'conv2d', filters, kernelSize, stride, padding: 'same', weightInitializer: 'he-normal' });

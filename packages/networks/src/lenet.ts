import { defineNetwork } from '@vitrum/core';
import { pictureShape } from './picture-shape.ts';

/** The pictures of 28 × 28 stand in a frame of 32 × 32 in the paper. */
const frame = 32;

/**
 * LeNet-5: two convolutions of 5 × 5 with 6 and 16 filters, each followed by pooling, then dense layers of 120 and 84 units.
 *
 * Every filter of the second convolution sees every channel, and the output is that of the task, not distances to drawn digits. As in
 * 1998 it has tanh and average pooling; modernized it has ReLU and max-pooling.
 *
 * Source: LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791, section II.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures of at least 16 × 16
 */
export const lenet = /* @__PURE__ */ defineNetwork({
  name: 'lenet',
  description: 'LeNet-5: two convolutions of 5 × 5 with pooling, then dense layers of 120 and 84 units',
  source: 'LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791',
  since: '0.1.0',
  options: {
    modern: { type: 'boolean', default: true, description: 'ReLU and max-pooling; false for tanh and average pooling as in 1998.' },
  },
  build: ({ modern }, { inputShape, outputs, outputActivation }) => {
    const [height, width] = pictureShape('lenet', inputShape, 16);
    const hidden = modern ? { activation: 'relu', weightInitializer: 'he-normal' } : { activation: 'tanh', weightInitializer: 'lecun-normal' };
    const pool = { type: modern ? 'max-pool2d' : 'average-pool2d' };
    const padding = height < frame && width < frame ? 'same' : 'valid';
    return {
      inputShape,
      layers: [
        { type: 'conv2d', filters: 6, kernelSize: 5, padding, ...hidden },
        pool,
        { type: 'conv2d', filters: 16, kernelSize: 5, ...hidden },
        pool,
        { type: 'flatten' },
        { type: 'dense', units: 120, ...hidden },
        { type: 'dense', units: 84, ...hidden },
        { type: 'dense', units: outputs, activation: outputActivation },
      ],
    };
  },
});

import { defineLayer, layerPlan } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { averagePool, averagePoolBack } from '@vitrum/tensor/operations';
import { oneInput } from './one-input.ts';
import { pool2d, pool2dOptions } from './pool2d.ts';

/**
 * The mean under a window that moves over the picture, every channel by itself.
 *
 * a[y, x, c] = Σ x[y·s + i − p, x·s + j − p, c] / n over the n pixels of the picture under the window, from [height, width, channels] to
 * [rows, columns, channels], with rows and columns as in `conv2d`. ∂C/∂x gets ∂C/∂a / n from every window over it.
 *
 * @throws VITRUM_SHAPE_MISMATCH for no pictures, for a window larger than they are, with `exact` for one that does not divide them
 */
export const averagePool2d = /* @__PURE__ */ defineLayer({
  name: 'average-pool2d',
  description: 'Takes the mean of every window of the picture, channel by channel',
  formula: 'a = mean of x over the window',
  source: 'LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791',
  since: '0.1.0',
  options: pool2dOptions,
  plan: (options, inputs) => {
    const pool = pool2d('average-pool2d', oneInput('average-pool2d', inputs), options);
    return layerPlan({
      outputShape: pool.outputShape,
      multiplyAdds: sizeOf(pool.outputShape) * options.poolSize * options.poolSize,
      bind: ({ inputs: [x], output: a, prepare }) => ({
        forward: prepare(averagePool, pool.operandsOf(x, a)),
        bindBackward: ({ output: da, inputs: [dx] }) => (dx === undefined ? () => undefined : prepare(averagePoolBack, pool.operandsOf(dx, da))),
      }),
    });
  },
});

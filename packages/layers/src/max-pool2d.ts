import { defineLayer, layerPlan } from '@vitrum/core';
import { maxPool, maxPoolActivateBack, maxPoolBack } from '@vitrum/tensor/operations';
import { oneInput } from './one-input.ts';
import { pool2d, pool2dOptions } from './pool2d.ts';

/**
 * The largest number under a window that moves over the picture, every channel by itself.
 *
 * a[y, x, c] = max x[y·s + i − p, x·s + j − p, c] over the window, from [height, width, channels] to [rows, columns, channels], with rows
 * and columns as in `conv2d`. ∂C/∂a goes to the largest number alone, the first one of several.
 *
 * @throws VITRUM_SHAPE_MISMATCH for no pictures, for a window larger than they are, with `exact` for one that does not divide them
 */
export const maxPool2d = /* @__PURE__ */ defineLayer({
  name: 'max-pool2d',
  description: 'Keeps the largest number of every window of the picture, channel by channel',
  formula: 'a = max of x over the window',
  source: 'Ranzato, Huang, Boureau and LeCun 2007, doi:10.1109/CVPR.2007.383157',
  since: '0.1.0',
  options: pool2dOptions,
  plan: (options, inputs) => {
    const pool = pool2d('max-pool2d', oneInput('max-pool2d', inputs), options);
    return layerPlan({
      outputShape: pool.outputShape,
      bind: ({ inputs: [x], output: a, prepare }) => {
        const operands = pool.operandsOf(x, a);
        return {
          forward: prepare(maxPool, operands),
          bindBackwardThrough: ({ output: da }, { activation, z, dz }) => prepare(maxPoolActivateBack, {
            ...operands, activation, z: pool.asPictures(z), dz: pool.asPictures(dz), outGradient: pool.asOutputs(da),
          }),
          bindBackward: ({ output: da, inputs: [dx] }) => {
            if (dx === undefined) return () => undefined;
            return prepare(maxPoolBack, { ...operands, inputGradient: pool.asPictures(dx), outGradient: pool.asOutputs(da) });
          },
        };
      },
    });
  },
});

import { defineLayer, layerPlan, type FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { dropMask } from '@vitrum/tensor/operations';
import { oneInput } from './one-input.ts';

/**
 * Zeroes whole channels with probability p in training, and scales up the others: neighbors in a picture tell of each other, so that
 * leaving out single numbers would leave out little.
 *
 * a[…, c] = m[c]·x[…, c] with m[c] = 0 with probability p, else 1 / (1 − p), for every sample anew; outside of training a = x. Samples have
 * the shape […, channels]. ∂C/∂x[…, c] = m[c]·∂C/∂a[…, c].
 */
export const spatialDropout = /* @__PURE__ */ defineLayer({
  name: 'spatial-dropout',
  description: 'Sets random channels to zero in training',
  formula: 'a = m ⊙ x, one m for each channel, m = 0 with probability p, else 1 / (1 − p)',
  source: 'Tompson, Goroshin, Jain, LeCun and Bregler 2015, arXiv:1411.4280',
  since: '0.1.0',
  options: {
    rate: { type: 'number', default: 0.5, minimum: 0, exclusiveMaximum: 1, description: 'p: the share of channels that is set to zero.' },
  },
  plan: ({ rate }, inputs) => {
    const shape = oneInput('spatial-dropout', inputs);
    const [size, channels] = [sizeOf(shape), shape.at(-1) ?? 1];
    return layerPlan({
      outputShape: shape,
      kept: { mask: [channels] },
      draws: true,
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a }, kept, random, prepare }) => {
        const mask = kept.mask.data;
        const draw = prepare(dropMask, { random, rate, mask: kept.mask });
        const multiply = (from: FloatArray, to: FloatArray): void => {
          for (let sample = 0, k = 0; sample < batchSize; sample++) {
            const first = sample * channels;
            for (const end = k + size; k < end;) {
              for (let c = first; c < first + channels; c++, k++) to[k] = (mask[c] ?? 0) * (from[k] ?? 0);
            }
          }
        };
        return {
          forward: (training) => {
            if (training) draw();
            else mask.fill(1);
            multiply(x, a);
          },
          bindBackward: ({ output: { data: da }, inputs: [dx] }) => () => {
            if (dx !== undefined) multiply(da, dx.data);
          },
        };
      },
    });
  },
});

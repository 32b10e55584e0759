import { defineLayer, layerPlan } from '@vitrum/core';
import { oneInput } from './one-input.ts';
import { pictureShape } from './picture-window.ts';

/**
 * The mean of every channel over the whole picture: what stands before the last layer of many networks.
 *
 * a[c] = Σ x[y, x, c] / n over the n = height·width pixels, from [height, width, channels] to [channels]; a picture [height, width] has one
 * channel. ∂C/∂x[y, x, c] = ∂C/∂a[c] / n.
 */
export const globalAveragePool = /* @__PURE__ */ defineLayer({
  name: 'global-average-pool',
  description: 'Takes the mean of every channel over the whole picture',
  formula: 'a = mean of x over the picture',
  source: 'Lin, Chen and Yan 2014, arXiv:1312.4400',
  since: '0.1.0',
  options: {},
  plan: (_options, inputs) => {
    const [height, width, channels] = pictureShape('global-average-pool', oneInput('global-average-pool', inputs));
    const pixels = height * width;
    return layerPlan({
      outputShape: [channels],
      multiplyAdds: pixels * channels,
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a } }) => {
        const sums = new Float64Array(channels); // rounded once
        return {
          forward: () => {
            for (let sample = 0, k = 0; sample < batchSize; sample++) {
              sums.fill(0);
              for (let pixel = 0; pixel < pixels; pixel++) {
                for (let c = 0; c < channels; c++, k++) sums[c] = (sums[c] ?? 0) + (x[k] ?? 0);
              }
              for (let c = 0; c < channels; c++) a[sample * channels + c] = (sums[c] ?? 0) / pixels;
            }
          },
          bindBackward: ({ output: { data: da }, inputs: [dx] }) => () => {
            if (dx === undefined) return;
            for (let sample = 0, k = 0; sample < batchSize; sample++) {
              for (let pixel = 0; pixel < pixels; pixel++) {
                for (let c = 0; c < channels; c++, k++) dx.data[k] = (da[sample * channels + c] ?? 0) / pixels;
              }
            }
          },
        };
      },
    });
  },
});

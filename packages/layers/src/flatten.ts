import { defineLayer, layerPlan } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { oneInput } from './one-input.ts';

/** Flattens a sample into a vector in row-major order: a picture [height, width, channels] becomes [height·width·channels]. */
export const flatten = /* @__PURE__ */ defineLayer({
  name: 'flatten',
  description: 'Lays a sample out as one vector',
  formula: 'aᵢ = xᵢ in row-major order',
  source: 'LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791, between convolutions and full connections',
  since: '0.1.0',
  options: {},
  plan: (_options, inputs) => layerPlan({
    outputShape: [sizeOf(oneInput('flatten', inputs))],
    bind: ({ inputs: [{ data: x }], output: { data: a } }) => ({
      forward: () => a.set(x),
      bindBackward: ({ output: { data: da }, inputs: [dx] }) => () => dx?.data.set(da),
    }),
  }),
});

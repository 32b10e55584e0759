import { defineLayer, layerPlan, type FloatArray } from '@vitrum/core';
import { checkMeeting } from './meeting-shapes.ts';

/**
 * Several outputs side by side along the last axis: features beside features, channels beside channels.
 *
 * @throws VITRUM_SHAPE_MISMATCH for one input, and for inputs that differ in another axis than the last
 */
export const concat = /* @__PURE__ */ defineLayer({
  name: 'concat',
  description: 'Concatenates several outputs along the last axis',
  formula: 'a = [x₁, x₂, …]',
  source: 'Szegedy et al. 2015, doi:10.1109/CVPR.2015.7298594',
  since: '0.1.0',
  options: {},
  plan: (_options, inputs) => {
    checkMeeting({ layer: 'concat', needs: 'needs inputs that differ in the last axis alone', isLastAxisFree: true, hint }, inputs);
    const widths = inputs.map((shape) => shape.at(-1) ?? 1);
    const width = widths.reduce((sum, each) => sum + each, 0);
    const offsets = widths.map((_, k) => widths.slice(0, k).reduce((sum, each) => sum + each, 0));
    return layerPlan({
      outputShape: [...inputs[0].slice(0, -1), width],
      bind: ({ inputs: tensors, output: { data: a } }) => ({
        forward: () => tensors.forEach(({ data }, k) => copyColumns(data, widths[k] ?? 0, 0, a, width, offsets[k] ?? 0, widths[k] ?? 0)),
        bindBackward: ({ output: { data: da }, inputs: gradients }) => () =>
          gradients.forEach((gradient, k) => {
            if (gradient !== undefined) copyColumns(da, width, offsets[k] ?? 0, gradient.data, widths[k] ?? 0, 0, widths[k] ?? 0);
          }),
      }),
    });
  },
});

/** Copies columns of a matrix into another, row by row. */
function copyColumns(from: FloatArray, fromWidth: number, fromColumn: number, to: FloatArray, toWidth: number, toColumn: number, count: number): void {
  for (let row = 0; row * fromWidth < from.length; row++) {
    for (let j = 0; j < count; j++) to[row * toWidth + toColumn + j] = from[row * fromWidth + fromColumn + j] ?? 0;
  }
}

const hint = 'Bring the branches to the same lengths: with "padding": "same" a convolution keeps height and width, and its "stride" divides them.';

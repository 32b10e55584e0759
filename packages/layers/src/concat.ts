import { defineLayer, layerPlan, VitrumError, type FloatArray, type Shape } from '@vitrum/core';
import { formatShape, isSameShape } from '@vitrum/tensor';

/** Several outputs side by side along the last axis: features beside features, channels beside channels. */
export const concat = defineLayer({
  name: 'concat',
  description: 'Puts several outputs side by side, along the last axis',
  formula: 'a = [x₁, x₂, …]',
  source: 'Szegedy et al. 2015, doi:10.1109/CVPR.2015.7298594',
  since: '0.1.0',
  options: {},
  plan: (_options, inputs) => {
    const widths = inputs.map((shape) => shape.at(-1) ?? 1);
    const width = widths.reduce((sum, each) => sum + each, 0);
    const offsets = widths.map((_, k) => widths.slice(0, k).reduce((sum, each) => sum + each, 0));
    return layerPlan({
      outputShape: [...sharedAxes(inputs), width],
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

/** All axes but the last. */
function sharedAxes(inputs: readonly [Shape, ...Shape[]]): Shape {
  const [first, ...others] = inputs;
  const axes = first.slice(0, -1);
  if (others.length > 0 && first.length > 0 && others.every((shape) => shape.length === first.length && isSameShape(shape.slice(0, -1), axes))) return axes;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `A "concat" layer reads at least two inputs that differ in their last axis alone, got ${inputs.map(formatShape).join(', ')}.`,
    hint: 'Name the layers in "inputs", and bring the other axes to the same lengths first.',
  });
}

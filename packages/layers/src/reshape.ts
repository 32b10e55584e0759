import { defineLayer, layerPlan, VitrumError, type Shape } from '@vitrum/core';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { oneInput } from './one-input.ts';

/**
 * Gives a sample another shape with the same number of elements, in row-major order: a vector [784] becomes a picture [28, 28, 1].
 *
 * One axis may be −1: its length follows from the others, so that [-1] is what `flatten` does. ∂C/∂x = ∂C/∂a in the shape of x.
 */
export const reshape = /* @__PURE__ */ defineLayer({
  name: 'reshape',
  description: 'Gives a sample another shape with the same number of elements',
  formula: 'aᵢ = xᵢ in row-major order',
  source: 'Harris et al. 2020, doi:10.1038/s41586-020-2649-2, as in NumPy',
  since: '0.1.0',
  options: {
    shape: { type: 'integers', minimum: -1, default: [-1], description: 'Length of every axis of a sample; −1 for one axis whose length follows from the others.' },
  },
  plan: ({ shape }, inputs) => layerPlan({
    outputShape: shapeOf(oneInput('reshape', inputs), shape),
    bind: ({ inputs: [{ data: x }], output: { data: a } }) => ({
      forward: () => a.set(x),
      bindBackward: ({ output: { data: da }, inputs: [dx] }) => () => dx?.data.set(da),
    }),
  }),
});

/** The shape asked for, with the axis that is −1 worked out. */
function shapeOf(from: Shape, to: Shape): Shape {
  const open = to.indexOf(-1);
  const rest = sizeOf(to.filter((_, axis) => axis !== open));
  const shape = open === -1 ? to : to.with(open, sizeOf(from) / rest);
  if (shape.every((length) => Number.isSafeInteger(length) && length > 0) && sizeOf(shape) === sizeOf(from)) return shape;
  throw unfit(from, to);
}

function unfit(from: Shape, to: Shape): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The layer "reshape" cannot bring samples of shape ${formatShape(from)}, ${sizeOf(from)} numbers, to ${formatShape(to)}: ${whyUnfit(from, to)}.`,
    hint: 'Choose a "shape" with the same number of elements; one axis may be -1 and then follows from the others.',
  });
}

function whyUnfit(from: Shape, to: Shape): string {
  const zero = to.indexOf(0);
  if (zero !== -1) return `axis ${zero} has no length`;
  const [first, last] = [to.indexOf(-1), to.lastIndexOf(-1)];
  if (first !== last) return `axis ${first} and axis ${last} are both left open`;
  if (first !== -1) return `the other axes do not divide ${sizeOf(from)}, so that axis ${first} has no length`;
  return `it has ${sizeOf(to)} numbers`;
}

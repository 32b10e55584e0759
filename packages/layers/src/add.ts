import { defineLayer, layerPlan, VitrumError, type Shape } from '@vitrum/core';
import { formatShape, isSameShape } from '@vitrum/tensor';

/** The sum of several outputs of one shape: the end of a residual block. a = Σ xₖ, ∂C/∂xₖ = ∂C/∂a. */
export const add = defineLayer({
  name: 'add',
  description: 'Adds several outputs of one shape, such as a residual and what it goes around',
  formula: 'a = x₁ + x₂ + …',
  source: 'He, Zhang, Ren and Sun 2016, doi:10.1109/CVPR.2016.90',
  since: '0.1.0',
  options: {},
  plan: (_options, inputs) => layerPlan({
    outputShape: commonShape(inputs),
    bind: ({ inputs: tensors, output: { data: a } }) => {
      const terms = tensors.map(({ data }) => data);
      return {
        forward: () => {
          for (let i = 0; i < a.length; i++) {
            let sum = 0;
            for (const term of terms) sum += term[i] ?? 0;
            a[i] = sum;
          }
        },
        bindBackward: ({ output: { data: da }, inputs: gradients }) => () => {
          for (const gradient of gradients) gradient?.data.set(da);
        },
      };
    },
  }),
});

function commonShape(inputs: readonly [Shape, ...Shape[]]): Shape {
  const [first, ...others] = inputs;
  if (others.length > 0 && others.every((shape) => isSameShape(shape, first))) return first;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `An "add" layer reads at least two inputs of one shape, got ${inputs.map(formatShape).join(', ')}.`,
    hint: 'Name the layers to add in "inputs", and bring them to one shape first.',
  });
}

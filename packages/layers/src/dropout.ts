import { defineLayer, layerPlan } from '@vitrum/core';
import { dropMask, multiply as multiplyOperation } from '@vitrum/tensor/operations';
import { oneInput } from './one-input.ts';

/**
 * Zeroes every number with probability p in training, and scales up the others, so that the expected sum is unchanged.
 *
 * a = m ⊙ x with mᵢ = 0 with probability p, else 1 / (1 − p); outside of training a = x. ∂C/∂x = m ⊙ ∂C/∂a.
 */
export const dropout = /* @__PURE__ */ defineLayer({
  name: 'dropout',
  description: 'Sets random numbers to zero in training, so that no unit relies on another',
  formula: 'a = m ⊙ x, mᵢ = 0 with probability p, else 1 / (1 − p)',
  source: 'Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014, JMLR 15:1929-1958',
  since: '0.1.0',
  options: {
    rate: { type: 'number', default: 0.5, minimum: 0, exclusiveMaximum: 1, description: 'p: the share of numbers that is set to zero.' },
  },
  plan: ({ rate }, inputs) => {
    const shape = oneInput('dropout', inputs);
    return layerPlan({
      outputShape: shape,
      kept: { mask: shape },
      draws: true,
      bind: ({ inputs: [x], output: a, kept: { mask }, random, prepare }) => {
        const draw = prepare(dropMask, { random, rate, mask });
        const multiply = prepare(multiplyOperation, { a: mask, b: x, out: a });
        return {
          forward: (training) => {
            if (training) draw();
            else mask.data.fill(1);
            multiply();
          },
          bindBackward: ({ output: da, inputs: [dx] }) =>
            dx === undefined ? () => undefined : prepare(multiplyOperation, { a: mask, b: da, out: dx }),
        };
      },
    });
  },
});

import { defineLayer, layerPlan } from '@vitrum/core';
import { activate as activateOperation, activateBack as activateBackOperation } from '@vitrum/tensor/operations';
import { oneInput } from './one-input.ts';

/**
 * An activation as a layer of its own, for where one stands behind something that has none: a normalization, a sum.
 *
 * a = φ(x) in the shape of x; a row-wise φ takes the last axis as its row. ∂C/∂x = Jᵀ·∂C/∂a, which is ∂C/∂a ⊙ φ′(x) for an elementwise φ.
 */
export const activation = /* @__PURE__ */ defineLayer({
  name: 'activation',
  description: 'Applies an activation to its input',
  formula: 'a = φ(x)',
  source: 'He, Zhang, Ren and Sun 2016, doi:10.1007/978-3-319-46493-0_38, on where to put it',
  since: '0.1.0',
  options: {
    activation: { type: 'activation', default: 'relu', description: 'Applied to every number, or to every row.' },
  },
  plan: (options, inputs) => {
    const shape = oneInput('activation', inputs);
    return layerPlan({
      outputShape: shape,
      activation: options.activation,
      kept: { z: shape },
      errors: { dz: shape },
      bind: ({ inputs: [{ data: x }], output: a, kept: { z }, prepare }) => {
        const operands = { activation: options.activation, z, a };
        const activate = prepare(activateOperation, operands);
        return {
          forward: () => {
            z.data.set(x);
            activate();
          },
          bindBackward: ({ output: da, inputs: [dx], errors: { dz } }) => {
            const activateBack = prepare(activateBackOperation, { ...operands, da, dz });
            return (from) => {
              if (from === 'output') activateBack(); // δ = Jᵀ·∂C/∂a
              dx?.data.set(dz.data);
            };
          },
        };
      },
    });
  },
});

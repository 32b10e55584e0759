import { defineLayer, layerPlan } from '@vitrum/core';
import { writeOutBlocks } from '@vitrum/core/internal';
import { add as addOperation } from '@vitrum/tensor/operations';
import { checkMeeting } from './meeting-shapes.ts';

/**
 * The sum of several outputs of one shape: the end of a residual block. a = Σ xₖ, ∂C/∂xₖ = ∂C/∂a.
 *
 * @throws VITRUM_SHAPE_MISMATCH for one input, and for inputs of different shapes
 */
export const add = /* @__PURE__ */ defineLayer({
  name: 'add',
  description: 'Adds several outputs of the same shape, such as a residual branch and its shortcut',
  formula: 'a = x₁ + x₂ + …',
  source: 'He, Zhang, Ren and Sun 2016, doi:10.1109/CVPR.2016.90',
  since: '0.1.0',
  options: {},
  writeOut: writeOutBlocks,
  plan: (_options, inputs) => {
    checkMeeting({ layer: 'add', needs: 'needs inputs of one shape', isLastAxisFree: false, hint }, inputs);
    return layerPlan({
      outputShape: inputs[0],
      bind: ({ inputs: [first, ...rest], output: out, prepare }) => {
        const additions = rest.map((b, i) => prepare(addOperation, { a: i === 0 ? first : out, b, out }));
        return {
          forward: () => {
            for (const add of additions) add();
          },
          bindBackward: ({ output: { data: da }, inputs: gradients }) => () => {
            for (const gradient of gradients) gradient?.data.set(da);
          },
        };
      },
    });
  },
});

const hint = 'Bring the branches to one shape: a "conv2d" with "kernelSize": 1 sets the channels, with a "stride" height and width too; a "dense" layer sets the units.';

import { defineLayer, layerPlan, VitrumError, type BackwardPass, type LayerGradients } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { activateBack, gemm } from '@vitrum/tensor/operations';
import { oneInput } from './one-input.ts';

type OwnGradients = Omit<LayerGradients<'weights' | 'biases', 'dz'>, 'inputs'>;

/**
 * A fully connected layer: every output depends on every input.
 *
 * z = x·W + b, a = φ(z), for a batch x of shape [batch, inputs]; W has the shape [inputs, units], b the shape [units]. The
 * weights of one input are contiguous, so that an input of zero can be skipped.
 *
 * @throws VITRUM_SHAPE_MISMATCH if a sample is not a vector
 */
export const dense = /* @__PURE__ */ defineLayer({
  name: 'dense',
  description: 'Connects every output to every input',
  formula: 'a = φ(x·W + b)',
  source: 'Rumelhart, Hinton and Williams 1986, doi:10.1038/323533a0',
  since: '0.1.0',
  options: {
    units: { type: 'integer', minimum: 1, description: 'Number of outputs.' },
    activation: { type: 'activation', default: 'identity', description: 'Applied to every output.' },
    weightInitializer: { type: 'initializer', default: 'glorot-uniform', description: 'Initial values of the weights.' },
    biasInitializer: { type: 'initializer', default: 'zeros', description: 'Initial values of the biases.' },
  },
  plan: ({ units, activation, weightInitializer, biasInitializer }, inputs) => {
    const shape = oneInput('dense', inputs);
    const [fanIn] = shape;
    if (fanIn === undefined || shape.length !== 1) {
      throw new VitrumError({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: `A dense layer takes vectors, got samples of shape ${formatShape(shape)}.`,
        hint: 'Give the input as one axis, such as "inputShape": [784] for 28 × 28 pictures, or put a "flatten" layer before it.',
      });
    }
    const fan = { fanIn, fanOut: units };
    return layerPlan({
      outputShape: [units],
      multiplyAdds: fanIn * units,
      activation,
      parameters: {
        // Drawn unit by unit, so that a seed gives the same network however weights are stored.
        weights: { shape: [fanIn, units], initializer: weightInitializer, fan, role: 'weight', drawOrder: [1, 0] },
        biases: { shape: [units], initializer: biasInitializer, fan, role: 'bias' },
      },
      kept: { z: [units] },
      errors: { dz: [units] },
      bind: ({ inputs: [x], output: a, parameters: { weights, biases }, kept: { z }, prepare }) => {
        // z = x·W + b, a = φ(z)
        const forward = prepare(gemm, { a: x, b: weights, out: z, bias: biases, then: { activation, out: a } });
        const bindGradients = ({ output: da, parameters: gradients, errors: { dz } }: OwnGradients, inputGradient?: () => void): BackwardPass => {
          // δ = (∂C/∂a) ⊙ φ′(z), or Jᵀ·∂C/∂a for a row-wise activation
          const goBack = prepare(activateBack, { activation, z, a, da, dz });
          return (from) => {
            if (from === 'output') goBack();
            gradients.weights.product(x, dz); // ∂C/∂W = xᵀ·δ
            gradients.biases.sumRows(dz); // ∂C/∂b = Σ δ over the batch
            inputGradient?.();
          };
        };
        return {
          forward: () => forward(),
          bindBackward: ({ inputs: [dx], ...gradients }) => {
            // ∂C/∂x = δ·Wᵀ
            const inputGradient = dx && prepare(gemm, { a: gradients.errors.dz, b: weights, out: dx, transposeB: true });
            return bindGradients(gradients, inputGradient);
          },
          bindBackwardThrough: (gradients, { activation: before, z: zBefore, dz: dzBefore }) => {
            // ∂C/∂z of the layer before = δ·Wᵀ ⊙ φ′(z)
            const through = { activation: before, z: zBefore, a: x };
            return bindGradients(gradients, prepare(gemm, { a: gradients.errors.dz, b: weights, out: dzBefore, transposeB: true, through }));
          },
        };
      },
      incoming: (unit) => ({
        inputs: Array.from({ length: fanIn }, (_, i) => i),
        parameter: 'weights',
        weights: Array.from({ length: fanIn }, (_, i) => i * units + unit),
        bias: { parameter: 'biases', index: unit },
      }),
    });
  },
});

import { defineLayer, layerPlan, VitrumError, type Shape, type Tensor } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/**
 * Scales every sample to a root mean square of 1, then each feature by a learned factor γ.
 *
 * a = γ ⊙ x̂ with x̂ = x / r, r = √(mean of x² + ε), over the n numbers of one sample. Unlike `layer-norm`, it subtracts no mean and
 * adds no shift.
 *
 * The input has the shape [batch, …sample]; γ has the shape of a sample. Samples are normalized independently of their batch, so
 * training and inference compute the same.
 *
 * Source: Zhang & Sennrich 2019, arXiv:1910.07467.
 */
export const rmsNorm = /* @__PURE__ */ defineLayer({
  name: 'rms-norm',
  description: 'Brings every sample to a root mean square of 1, then scales every feature by a learned number',
  formula: 'a = γ ⊙ x / √(mean of x² + ε)',
  source: 'Zhang & Sennrich 2019, arXiv:1910.07467',
  options: {
    epsilon: { type: 'number', default: 1e-5, exclusiveMinimum: 0, description: 'ε: keeps the division away from zero.' },
  },
  plan: ({ epsilon }, inputs) => {
    const shape = onlyInput(inputs);
    const n = sizeOf(shape);
    const initializer = { name: 'one', sample: () => 1 };
    return layerPlan({
      outputShape: shape,
      // Weight decay applies only to parameters with the role of weights.
      parameters: { scale: { shape, initializer, fan: { fanIn: n, fanOut: n }, role: 'scale' } },
      // Kept for the backward pass, per sample: x̂, and the number 1/r.
      kept: { normalized: shape, inverse: [] },
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a }, parameters, kept }) => {
        const { data: scale } = parameters.scale;
        const [normalized, inverse] = [kept.normalized.data, kept.inverse.data];
        return {
          forward: () => {
            for (let sample = 0; sample < batchSize; sample++) {
              const start = sample * n;
              let squares = 0;
              for (let i = start; i < start + n; i++) squares += (x[i] ?? 0) * (x[i] ?? 0);
              const factor = 1 / Math.sqrt(squares / n + epsilon);
              inverse[sample] = factor;
              for (let i = 0; i < n; i++) {
                const xHat = (x[start + i] ?? 0) * factor;
                normalized[start + i] = xHat;
                a[start + i] = (scale[i] ?? 0) * xHat;
              }
            }
          },
          bindBackward: ({ output: { data: da }, inputs: [inputGradient], parameters: gradients }) => {
            const dx = inputGradient?.data;
            // ∂C/∂γ = Σ ∂C/∂a ⊙ x̂, summed over the batch; called when the gradient is read
            const writeScale = ({ data: dScale }: Tensor): void => {
              dScale.fill(0);
              for (let k = 0; k < da.length; k++) dScale[k % n] = (dScale[k % n] ?? 0) + (da[k] ?? 0) * (normalized[k] ?? 0);
            };
            return () => {
              gradients.scale.fill(writeScale);
              if (dx === undefined) return; // not needed: this is the first layer
              for (let sample = 0; sample < batchSize; sample++) {
                const start = sample * n;
                // g = γ ⊙ ∂C/∂a = ∂C/∂x̂
                let product = 0;
                for (let i = 0; i < n; i++) product += (scale[i] ?? 0) * (da[start + i] ?? 0) * (normalized[start + i] ?? 0);
                // ∂C/∂x = (g − x̂·mean(g ⊙ x̂)) / r: r depends on every x of the sample.
                for (let i = 0; i < n; i++) {
                  const g = (scale[i] ?? 0) * (da[start + i] ?? 0);
                  dx[start + i] = (g - ((normalized[start + i] ?? 0) * product) / n) * (inverse[sample] ?? 0);
                }
              }
            };
          },
        };
      },
    });
  },
});

function onlyInput([shape, ...others]: readonly [Shape, ...Shape[]]): Shape {
  if (others.length === 0) return shape;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The layer "rms-norm" reads one input, got ${others.length + 1}.`,
    hint: 'Name one layer in "inputs".',
  });
}

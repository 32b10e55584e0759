import { defineLayer, layerPlan, type FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { constantParameter } from './constant-parameter.ts';
import { oneInput } from './one-input.ts';
import { bindScaleAndShift } from './scale-and-shift.ts';

/**
 * Normalizes every sample to mean 0 and variance 1, with a learned scale γ and shift β for every feature.
 *
 * a = γ ⊙ x̂ + β with x̂ = (x − μ) / σ, μ = mean of x, σ = √(variance of x + ε), over the n numbers of one sample. Samples of a
 * batch do not affect each other, so that training and prediction compute the same.
 */
export const layerNorm = defineLayer({
  name: 'layer-norm',
  description: 'Brings every sample to mean 0 and variance 1, then scales and shifts every feature by learned numbers',
  formula: 'a = γ ⊙ (x − μ) / √(σ² + ε) + β, over the sample',
  source: 'Ba, Kiros and Hinton 2016, arXiv:1607.06450',
  since: '0.1.0',
  options: {
    epsilon: { type: 'number', default: 1e-5, exclusiveMinimum: 0, description: 'ε: keeps the division away from zero.' },
  },
  plan: ({ epsilon }, inputs) => {
    const shape = oneInput('layer-norm', inputs);
    const n = sizeOf(shape);
    return layerPlan({
      outputShape: shape,
      multiplyAdds: 3 * n, // σ², x̂, γ·x̂ + β
      parameters: { scale: constantParameter(shape, 1, 'scale'), shift: constantParameter(shape, 0, 'bias') },
      kept: { normalized: shape, inverseDeviation: [] },
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a }, parameters, kept }) => {
        const [scale, shift] = [parameters.scale.data, parameters.shift.data];
        const [normalized, inverseDeviation] = [kept.normalized.data, kept.inverseDeviation.data];
        return {
          forward: () => {
            for (let sample = 0; sample < batchSize; sample++) {
              const start = sample * n;
              inverseDeviation[sample] = normalize(x, normalized, start, n, epsilon);
              // a = γ ⊙ x̂ + β
              for (let i = 0; i < n; i++) a[start + i] = (scale[i] ?? 0) * (normalized[start + i] ?? 0) + (shift[i] ?? 0);
            }
          },
          bindBackward: ({ output: da, inputs: [dx], parameters: gradients }) => {
            const fillGradients = bindScaleAndShift(gradients, da.data, normalized);
            return () => {
              fillGradients();
              if (dx === undefined) return;
              for (let sample = 0; sample < batchSize; sample++) {
                inputGradientOf(dx.data, da.data, normalized, scale, sample * n, n, inverseDeviation[sample] ?? 0);
              }
            };
          },
        };
      },
    });
  },
});

/** Writes x̂ of one sample and returns 1/σ. Sums squared differences, since the mean of squares minus the squared mean would cancel. */
function normalize(x: FloatArray, normalized: FloatArray, start: number, n: number, epsilon: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[start + i] ?? 0;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const difference = (x[start + i] ?? 0) - mean;
    squares += difference * difference;
  }
  const inverse = 1 / Math.sqrt(squares / n + epsilon);
  for (let i = 0; i < n; i++) normalized[start + i] = ((x[start + i] ?? 0) - mean) * inverse;
  return inverse;
}

/** ∂C/∂x = (g − mean(g) − x̂·mean(g ⊙ x̂)) / σ with g = γ ⊙ ∂C/∂a: μ and σ depend on every x of the sample. */
function inputGradientOf(
  dx: FloatArray, da: FloatArray, normalized: FloatArray, scale: FloatArray, start: number, n: number, inverse: number,
): void {
  let [sum, product] = [0, 0];
  for (let i = 0; i < n; i++) {
    const g = (scale[i] ?? 0) * (da[start + i] ?? 0);
    sum += g;
    product += g * (normalized[start + i] ?? 0);
  }
  for (let i = 0; i < n; i++) {
    const g = (scale[i] ?? 0) * (da[start + i] ?? 0);
    dx[start + i] = (g - sum / n - ((normalized[start + i] ?? 0) * product) / n) * inverse;
  }
}

import { defineLayer, layerPlan, type FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { constantParameter } from './constant-parameter.ts';
import { oneInput } from './one-input.ts';
import { bindScaleAndShift, sumProducts } from './scale-and-shift.ts';

/**
 * Normalizes every feature, or every channel of a picture, to mean 0 and variance 1 over the batch, with a learned scale γ and shift
 * β.
 *
 * a = γ·x̂ + β with x̂ = (x − μ) / √(σ² + ε). In training μ and σ² are the batch's, over all axes but the last; they update
 * the running ones with weight 1 − momentum, σ² as the unbiased estimate, as in PyTorch. Outside of training the running ones are used.
 */
export const batchNorm = defineLayer({
  name: 'batch-norm',
  description: 'Brings every feature to mean 0 and variance 1 over the batch, then scales and shifts it by learned numbers',
  formula: 'a = γ·(x − μ) / √(σ² + ε) + β, over the batch',
  source: 'Ioffe and Szegedy 2015, arXiv:1502.03167',
  since: '0.1.0',
  options: {
    momentum: { type: 'number', default: 0.9, minimum: 0, exclusiveMaximum: 1, description: 'The share of the running mean and variance that stays in each step.' },
    epsilon: { type: 'number', default: 1e-5, exclusiveMinimum: 0, description: 'ε: keeps the division away from zero.' },
  },
  plan: ({ momentum, epsilon }, inputs) => {
    const shape = oneInput('batch-norm', inputs);
    const channels = shape.at(-1) ?? 1;
    return layerPlan({
      outputShape: shape,
      multiplyAdds: 2 * sizeOf(shape), // x̂, then γ·x̂ + β
      parameters: { scale: constantParameter([channels], 1, 'scale'), shift: constantParameter([channels], 0, 'bias') },
      state: { mean: { shape: [channels], initial: 0 }, variance: { shape: [channels], initial: 1 } },
      kept: { normalized: shape },
      bind: ({ batchSize, inputs: [{ data: x }], output: { data: a }, parameters, state, kept }) => {
        const count = (batchSize * sizeOf(shape)) / channels;
        const [scale, shift, normalized] = [parameters.scale.data, parameters.shift.data, kept.normalized.data];
        const [runningMean, runningVariance] = [state.mean.data, state.variance.data];
        const [mean, variance, inverse] = [new Float64Array(channels), new Float64Array(channels), new Float64Array(channels)];
        let isTraining = false;
        return {
          forward: (training) => {
            isTraining = training;
            if (training) {
              measure(x, mean, variance);
              follow(runningMean, mean, momentum, 1);
              follow(runningVariance, variance, momentum, count > 1 ? count / (count - 1) : 1);
            } else {
              mean.set(runningMean);
              variance.set(runningVariance);
            }
            for (let c = 0; c < channels; c++) inverse[c] = 1 / Math.sqrt((variance[c] ?? 0) + epsilon);
            for (let k = 0, c = 0; k < x.length; k++) {
              const xHat = ((x[k] ?? 0) - (mean[c] ?? 0)) * (inverse[c] ?? 0);
              normalized[k] = xHat;
              a[k] = (scale[c] ?? 0) * xHat + (shift[c] ?? 0);
              c = c + 1 === channels ? 0 : c + 1;
            }
          },
          bindBackward: ({ output: da, inputs: [dx], parameters: gradients }) => {
            const [sums, products] = [new Float64Array(channels), new Float64Array(channels)];
            const fillGradients = bindScaleAndShift(gradients, da.data, normalized);
            return () => {
              fillGradients();
              if (dx === undefined) return;
              // ∂C/∂x = γ/σ·(δ − mean(δ) − x̂·mean(δ ⊙ x̂)): μ and σ of the batch depend on every x; the running ones do not.
              sumProducts(sums, da.data, undefined);
              sumProducts(products, da.data, normalized);
              const share = isTraining ? 1 / count : 0;
              for (let k = 0, c = 0; k < x.length; k++) {
                const centered = (da.data[k] ?? 0) - share * ((sums[c] ?? 0) + (normalized[k] ?? 0) * (products[c] ?? 0));
                dx.data[k] = (scale[c] ?? 0) * (inverse[c] ?? 0) * centered;
                c = c + 1 === channels ? 0 : c + 1;
              }
            };
          },
        };
      },
    });
  },
});

/** Mean and variance of every channel; the last axis counts the channels. */
function measure(x: FloatArray, mean: Float64Array, variance: Float64Array): void {
  const channels = mean.length;
  const count = x.length / channels;
  mean.fill(0);
  variance.fill(0);
  for (let k = 0; k < x.length; k++) mean[k % channels] = (mean[k % channels] ?? 0) + (x[k] ?? 0) / count;
  for (let k = 0; k < x.length; k++) {
    const difference = (x[k] ?? 0) - (mean[k % channels] ?? 0);
    variance[k % channels] = (variance[k % channels] ?? 0) + (difference * difference) / count;
  }
}

/** running ← momentum·running + (1 − momentum)·factor·new */
function follow(running: FloatArray, now: Float64Array, momentum: number, factor: number): void {
  for (let c = 0; c < running.length; c++) running[c] = momentum * (running[c] ?? 0) + (1 - momentum) * factor * (now[c] ?? 0);
}

import { defineLayer, layerPlan, type FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { bindNormalization, normalizationPlan } from './normalization.ts';
import { oneInput } from './one-input.ts';

/**
 * Normalizes every feature, or every channel of a picture, to mean 0 and variance 1 over the batch, with a learned scale γ and shift
 * β.
 *
 * a = γ·x̂ + β with x̂ = (x − μ) / √(σ² + ε). In training μ and σ² are the batch's, over all axes but the last; they update
 * the running ones with weight 1 − momentum, σ² as the unbiased estimate, as in PyTorch. Outside of training the running ones are used.
 */
export const batchNorm = /* @__PURE__ */ defineLayer({
  name: 'batch-norm',
  description: 'Brings every feature to mean 0 and variance 1 over the batch, then applies a learned scale and shift',
  formula: 'a = γ·(x − μ) / √(σ² + ε) + β, over the batch',
  source: 'Ioffe and Szegedy 2015, arXiv:1502.03167',
  since: '0.1.0',
  options: {
    momentum: { type: 'number', default: 0.9, minimum: 0, exclusiveMaximum: 1, description: 'The share of the running mean and variance that is kept in each step.' },
    epsilon: { type: 'number', default: 1e-5, exclusiveMinimum: 0, description: 'ε: keeps the division away from zero.' },
  },
  plan: ({ momentum, epsilon }, inputs) => {
    const shape = oneInput('batch-norm', inputs);
    const channels = shape.at(-1) ?? 1;
    // Every sample's moments by themselves, then those of the batch in all of its rows: the same operations as for a group-norm.
    const grouping = { places: sizeOf(shape) / channels, channels, groups: channels, epsilon };
    return layerPlan({
      outputShape: shape,
      multiplyAdds: 2 * sizeOf(shape), // x̂, then γ·x̂ + β
      ...normalizationPlan(grouping, [channels]),
      state: { mean: { shape: [channels], initial: 0, share: 1 - momentum }, variance: { shape: [channels], initial: 1, share: 1 - momentum } },
      bind: (tensors) => {
        const { kept, state } = tensors;
        const [mean, variance, runningMean, runningVariance] = [kept.mean.data, kept.variance.data, state.mean.data, state.variance.data];
        const { measure, normalize, bindBackward } = bindNormalization(grouping, tensors);
        const count = tensors.batchSize * grouping.places;
        const unbiased = count > 1 ? count / (count - 1) : 1;
        const poolMoments = bindPoolMoments(mean, variance, channels);
        let isTraining = false;
        return {
          forward: (training) => {
            isTraining = training;
            if (training) {
              measure();
              poolMoments();
              follow(runningMean, mean, momentum, 1);
              follow(runningVariance, variance, momentum, unbiased);
            } else {
              repeat(mean, runningMean);
              repeat(variance, runningVariance);
            }
            normalize();
          },
          bindBackward: (gradients) => {
            const { sum, back } = bindBackward(gradients);
            const { gradientMeans: { data: gradientMeans }, productMeans: { data: productMeans } } = gradients.errors;
            const averages = new Float64Array(channels);
            return () => {
              sum();
              if (back === undefined) return;
              if (isTraining) {
                // μ and σ of the batch depend on every x; the running ones do not.
                averageRows(gradientMeans, averages);
                averageRows(productMeans, averages);
              } else {
                gradientMeans.fill(0);
                productMeans.fill(0);
              }
              back();
            };
          },
        };
      },
    });
  },
});

/**
 * From mean and variance of every sample, a row each, to those of the batch, in every row: σ² is the mean of the samples' variances plus
 * the variance of their means.
 */
function bindPoolMoments(mean: FloatArray, variance: FloatArray, channels: number): () => void {
  const averages = new Float64Array(channels);
  return () => {
    average(mean, averages);
    for (let k = 0, c = 0; k < mean.length; k++, c = c + 1 === channels ? 0 : c + 1) {
      const difference = (mean[k] ?? 0) - (averages[c] ?? 0);
      variance[k] = (variance[k] ?? 0) + difference * difference;
    }
    repeat(mean, averages);
    averageRows(variance, averages);
  };
}

/** Every row becomes the average of the rows. */
function averageRows(rows: FloatArray, averages: Float64Array): void {
  average(rows, averages);
  repeat(rows, averages);
}

/** The average of the rows, summed up in 64 bits. */
function average(rows: FloatArray, averages: Float64Array): void {
  const width = averages.length;
  averages.fill(0);
  for (let start = 0; start < rows.length; start += width) {
    for (let c = 0; c < width; c++) averages[c] = (averages[c] ?? 0) + (rows[start + c] ?? 0);
  }
  const count = rows.length / width;
  for (let c = 0; c < width; c++) averages[c] = (averages[c] ?? 0) / count;
}

/** Writes a row again and again. */
function repeat(rows: FloatArray, row: FloatArray): void {
  for (let start = 0; start < rows.length; start += row.length) rows.set(row, start);
}

/** running ← momentum·running + (1 − momentum)·factor·new */
function follow(running: FloatArray, now: FloatArray, momentum: number, factor: number): void {
  for (let c = 0; c < running.length; c++) running[c] = momentum * (running[c] ?? 0) + (1 - momentum) * factor * (now[c] ?? 0);
}

import { defineLoss, type FloatArray, type RowwiseLossFunctions } from '@vitrum/core';
import { categoricalCrossEntropy } from './categorical-cross-entropy.ts';
import { softmaxCrossEntropy } from './softmax-logits.ts';

/**
 * The categorical cross-entropy with label smoothing: a share s of the certainty is spread over all n classes, so that no logit is
 * driven to infinity. After a softmax the two are computed together: ∂C/∂z = y − t′.
 *
 * C = −Σᵢ t′ᵢ ln yᵢ, ∂C/∂yᵢ = −t′ᵢ/yᵢ, with t′ = (1 − s)·t + s/n
 *
 * Source: Szegedy, Vanhoucke, Ioffe, Shlens & Wojna 2016, doi:10.1109/CVPR.2016.308, section 7.
 */
export const smoothedCrossEntropy = /* @__PURE__ */ defineLoss({
  name: 'smoothed-cross-entropy',
  description: 'Cross-entropy with label smoothing, whose targets are less than certain; goes with softmax',
  formula: '−Σ t′·ln y, t′ = (1 − s)·t + s/n',
  source: 'Szegedy et al. 2016, doi:10.1109/CVPR.2016.308, section 7',
  since: '0.1.0',
  options: {
    smoothing: { type: 'number', default: 0.1, minimum: 0, exclusiveMaximum: 1, description: 's: the share that is spread over all classes.' },
  },
  create: ({ smoothing }): RowwiseLossFunctions => {
    const smooth = createSmoothing(smoothing);
    const { value, derivative } = categoricalCrossEntropy;
    return {
      kind: 'rowwise',
      outputs: 'distribution',
      value: (output, target) => {
        const smoothed = smooth(target);
        let sum = 0;
        for (let i = 0; i < output.length; i++) sum += value(output[i] ?? 0, smoothed[i] ?? 0);
        return sum;
      },
      gradient: (output, target, gradient) => {
        const smoothed = smooth(target);
        for (let i = 0; i < output.length; i++) gradient[i] = derivative(output[i] ?? 0, smoothed[i] ?? 0);
      },
      fromLogits: {
        softmax: {
          value: (z, target) => softmaxCrossEntropy.value(z, smooth(target)),
          gradient: (z, a, target, dz) => {
            softmaxCrossEntropy.gradient(z, a, smooth(target), dz);
          },
        },
      },
    };
  },
});

/** Makes t′ of t, in an array that the next call overwrites. */
function createSmoothing(smoothing: number): (target: FloatArray) => FloatArray {
  let smoothed = new Float64Array(0);
  return (target) => {
    const { length } = target;
    if (smoothed.length !== length) smoothed = new Float64Array(length);
    for (let i = 0; i < length; i++) smoothed[i] = (1 - smoothing) * (target[i] ?? 0) + smoothing / length;
    return smoothed;
  };
}

import { defineDataset } from '@vitrum/core';
import { lessonOptions } from './lessons/lesson-options.ts';

/**
 * One period of a noisy sine: x uniform in [−π, π], the target sin x plus normal noise. The test targets have no noise: they
 * measure how close the network comes to the sine itself.
 *
 * Source: Bishop 2006, "Pattern Recognition and Machine Learning", section 1.1, whose example of fitting a curve it is.
 */
export const regressionSine = /* @__PURE__ */ defineDataset({
  name: 'regression-sine',
  description: 'One period of a sine with noise: a curve to approximate',
  formula: 'y = sin x + noise · N(0, 1), x from −π to π; without noise for testing',
  source: 'Bishop 2006, "Pattern Recognition and Machine Learning", section 1.1',
  since: '0.1.0',
  license: 'MIT (computed)',
  options: lessonOptions(1000, 0.05),
  create: (options) => ({ load: async () => (await import('./lessons/draw-lessons.ts')).drawRegressionSine(options) }),
});

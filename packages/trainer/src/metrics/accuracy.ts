import { defineMetric } from '@vitrum/core';
import { classOf } from './class-of.ts';

/**
 * The share of samples whose largest output is at the index of the largest target; for a single output, the share where both are
 * on the same side of ½.
 */
export const accuracy = /* @__PURE__ */ defineMetric({
  name: 'accuracy',
  description: 'Share of samples whose largest output is the right one',
  formula: '100 · mean [argmax y = argmax t]',
  source: 'Metz 1978, doi:10.1016/S0001-2998(78)80014-2',
  since: '0.1.0',
  unit: 'percent',
  tasks: ['classification'],
  suits: ['classification'],
  score: (output, target) => Number(classOf(output) === classOf(target)),
});

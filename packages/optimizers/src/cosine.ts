import { defineSchedule, type ScheduleFunctions } from '@vitrum/core';
import { cos } from '@vitrum/tensor';
import { finalFactorOption } from './decay-option.ts';

/**
 * The learning rate falls along half a cosine: factor f + (1 − f)·½·(1 + cos(π·epoch / epochs)). Long steps first, short ones at the
 * end, so that a run does not stop in the middle of a swing.
 *
 * Source: Loshchilov & Hutter 2017, arXiv:1608.03983, equation 5, without restarts.
 */
export const cosine = /* @__PURE__ */ defineSchedule({
  name: 'cosine',
  description: 'The learning rate falls along half a cosine',
  formula: 'η·(f + (1 − f)·½·(1 + cos(π·epoch / epochs)))',
  source: 'Loshchilov & Hutter 2017, arXiv:1608.03983, equation 5',
  since: '0.1.0',
  options: { to: finalFactorOption },
  create: ({ to }): ScheduleFunctions<never> => ({
    dependsOnEpochs: to < 1,
    factor: ({ epoch, epochs }) => to + (1 - to) * ((1 + cos((Math.PI * epoch) / epochs)) / 2),
  }),
});

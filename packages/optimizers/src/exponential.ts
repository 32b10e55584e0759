import { defineSchedule, type ScheduleFunctions } from '@vitrum/core';
import { exp, log } from '@vitrum/tensor';
import { decayOption } from './decay-option.ts';

/**
 * The learning rate falls by the same factor in every epoch, a little with each step: factor γ^epoch.
 *
 * Source: Senior, Heigold, Ranzato & Yang 2013, doi:10.1109/ICASSP.2013.6638963, section 3.
 */
export const exponential = /* @__PURE__ */ defineSchedule({
  name: 'exponential',
  description: 'The learning rate falls by the same factor in every epoch, a little with each step',
  formula: 'η·γ^epoch',
  source: 'Senior, Heigold, Ranzato & Yang 2013, doi:10.1109/ICASSP.2013.6638963',
  since: '0.1.0',
  options: { factor: /* @__PURE__ */ decayOption(0.9, 'in an epoch') },
  create: ({ factor }): ScheduleFunctions<never> => {
    const rate = log(factor);
    return { factor: ({ epoch }) => exp(rate * epoch) };
  },
});

import { defineSchedule, type ScheduleFunctions } from '@vitrum/core';
import { finalFactorOption } from './decay-option.ts';
import { power } from './power.ts';

/**
 * The learning rate falls along a power of what is left of the run, a straight line for p = 1: factor f + (1 − f)·(1 − epoch / epochs)ᵖ.
 *
 * Source: Chen, Papandreou, Kokkinos, Murphy & Yuille 2018, doi:10.1109/TPAMI.2017.2699184, the "poly" policy.
 */
export const polynomial = /* @__PURE__ */ defineSchedule({
  name: 'polynomial',
  description: 'The learning rate falls along a power of what is left of the run',
  formula: 'η·(f + (1 − f)·(1 − epoch / epochs)ᵖ)',
  source: 'Chen, Papandreou, Kokkinos, Murphy & Yuille 2018, doi:10.1109/TPAMI.2017.2699184',
  since: '0.1.0',
  options: {
    power: { type: 'number', default: 1, exclusiveMinimum: 0, description: 'p: 1 is a straight line, more falls faster at first.' },
    to: finalFactorOption,
  },
  create: ({ power: p, to }): ScheduleFunctions<never> => ({
    dependsOnEpochs: to < 1,
    factor: ({ epoch, epochs }) => to + (1 - to) * power(Math.max(0, 1 - epoch / epochs), p),
  }),
});

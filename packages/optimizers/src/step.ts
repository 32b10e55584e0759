import { defineSchedule, type ScheduleFunctions } from '@vitrum/core';
import { integerPower } from '@vitrum/tensor/internal';
import { decayOption } from './decay-option.ts';

/**
 * The learning rate falls by a factor at regular distances: factor γ^⌊epoch / n⌋.
 *
 * Source: Ge, Kakade, Kidambi & Netrapalli 2019, arXiv:1904.12838.
 */
export const step = /* @__PURE__ */ defineSchedule({
  name: 'step',
  description: 'The learning rate falls by a factor every few epochs',
  formula: 'η·γ^⌊epoch / n⌋',
  source: 'Ge, Kakade, Kidambi & Netrapalli 2019, arXiv:1904.12838',
  since: '0.1.0',
  options: {
    every: { type: 'integer', default: 3, minimum: 1, description: 'n: epochs from one fall to the next.' },
    factor: /* @__PURE__ */ decayOption(0.1, 'at every fall'),
  },
  create: ({ every, factor }): ScheduleFunctions<never> => ({
    factor: ({ epoch }) => integerPower(factor, Math.floor(epoch / every)),
  }),
});

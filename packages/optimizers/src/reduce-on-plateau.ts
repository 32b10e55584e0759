import { defineSchedule, type ScheduleFunctions } from '@vitrum/core';
import { decayOption, finalFactorOption } from './decay-option.ts';

/**
 * The learning rate falls by a factor when the loss has not improved for some epochs: that on the validation samples, or on the test
 * samples, or else on the training samples, whichever is known. What improves is less than (1 − t) of the least loss so far.
 *
 * Source: Krizhevsky, Sutskever & Hinton 2012, doi:10.1145/3065386, section 5; the rule in detail is PyTorch's and Keras'.
 */
export const reduceOnPlateau = /* @__PURE__ */ defineSchedule({
  name: 'reduce-on-plateau',
  description: 'The learning rate falls by a factor when the validation loss has not improved for some epochs',
  formula: 'η·γᵏ after k plateaus of n epochs',
  source: 'Krizhevsky, Sutskever & Hinton 2012, doi:10.1145/3065386, section 5',
  since: '0.1.0',
  options: {
    patience: { type: 'integer', default: 5, minimum: 1, description: 'n: epochs without a better loss before the rate falls.' },
    factor: /* @__PURE__ */ decayOption(0.1, 'at every fall'),
    threshold: { type: 'number', default: 1e-4, minimum: 0, exclusiveMaximum: 1, description: 't: share of the least loss by which a better one is below it.' },
    cooldown: { type: 'integer', default: 0, minimum: 0, description: 'Epochs after a fall that do not count.' },
    to: { ...finalFactorOption, description: 'f: least factor.' },
  },
  create: ({ patience, factor, threshold, cooldown, to }): ScheduleFunctions<'scale' | 'least' | 'waited' | 'resting'> => ({
    // JSON has no Infinity.
    memory: { scale: 1, least: Number.MAX_VALUE, waited: 0, resting: 0 },
    factor: (_, { scale }) => scale,
    afterEpoch: ({ loss, validationLoss, testLoss }, { scale, least, waited, resting }) => {
      const seen = validationLoss ?? testLoss ?? loss;
      const isBetter = seen < least * (1 - threshold);
      const next = { least: isBetter ? seen : least, waited: isBetter || resting > 0 ? 0 : waited + 1, resting: Math.max(0, resting - 1) };
      if (next.waited < patience) return { ...next, scale };
      return { ...next, scale: Math.max(to, scale * factor), waited: 0, resting: cooldown };
    },
  }),
});

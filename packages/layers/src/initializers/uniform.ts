import { defineInitializer, VitrumError } from '@vitrum/core';

/**
 * Uniform between two limits.
 *
 * @throws VITRUM_INVALID_OPTION if the limits are in the wrong order
 */
export const uniform = /* @__PURE__ */ defineInitializer({
  name: 'uniform',
  description: 'Uniform between two limits',
  formula: 'U(minimum, maximum)',
  source: 'Goodfellow, Bengio and Courville 2016, "Deep Learning", section 8.4',
  since: '0.1.0',
  options: {
    minimum: { type: 'number', default: -0.05, description: 'Lower limit.' },
    maximum: { type: 'number', default: 0.05, description: 'Upper limit.' },
  },
  create: ({ minimum, maximum }) => {
    if (minimum > maximum) {
      throw new VitrumError({
        code: 'VITRUM_INVALID_OPTION',
        message: `initializer "uniform" needs minimum ≤ maximum, got ${minimum} and ${maximum}.`,
        hint: 'Swap the two.',
      });
    }
    return { sample: (random) => random.uniform(minimum, maximum) };
  },
});

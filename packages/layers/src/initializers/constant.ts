import { defineInitializer } from '@vitrum/core';

/** The same value everywhere. */
export const constant = /* @__PURE__ */ defineInitializer({
  name: 'constant',
  description: 'Gives every parameter the same value',
  formula: 'value',
  source: 'Goodfellow, Bengio and Courville 2016, "Deep Learning", section 8.4, on biases',
  since: '0.1.0',
  options: { value: { type: 'number', default: 0, description: 'The value.' } },
  create: ({ value }) => ({ sample: () => value }),
});

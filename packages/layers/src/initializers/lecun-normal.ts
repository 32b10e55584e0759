import { defineInitializer } from '@vitrum/core';

/** Preserves the variance of signals through linear layers; selu requires it. */
export const lecunNormal = /* @__PURE__ */ defineInitializer({
  name: 'lecun-normal',
  description: 'For selu',
  formula: 'N(0, 1 / fanIn)',
  source: 'LeCun, Bottou, Orr and Müller 1998, doi:10.1007/3-540-49430-8_2',
  since: '0.1.0',
  sample: (random, { fanIn }) => random.normal(0, Math.sqrt(1 / fanIn)),
});

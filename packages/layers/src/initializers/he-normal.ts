import { defineInitializer } from '@vitrum/core';

/** Preserves the variance of signals through layers of relu, which halves it. */
export const heNormal = /* @__PURE__ */ defineInitializer({
  name: 'he-normal',
  description: 'For relu and its relatives',
  formula: 'N(0, 2 / fanIn)',
  source: 'He, Zhang, Ren and Sun 2015, arXiv:1502.01852',
  since: '0.1.0',
  sample: (random, { fanIn }) => random.normal(0, Math.sqrt(2 / fanIn)),
});

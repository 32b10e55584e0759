import { defineInitializer } from '@vitrum/core';

/** The uniform distribution with the variance of he-normal. */
export const heUniform = /* @__PURE__ */ defineInitializer({
  name: 'he-uniform',
  description: 'For relu and its relatives',
  formula: 'U(−r, r), r = √(6 / fanIn)',
  source: 'He, Zhang, Ren and Sun 2015, arXiv:1502.01852',
  since: '0.1.0',
  sample: (random, { fanIn }) => {
    const limit = Math.sqrt(6 / fanIn);
    return random.uniform(-limit, limit);
  },
});

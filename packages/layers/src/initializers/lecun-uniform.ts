import { defineInitializer } from '@vitrum/core';

/** The uniform distribution with the variance of lecun-normal. */
export const lecunUniform = /* @__PURE__ */ defineInitializer({
  name: 'lecun-uniform',
  description: 'For selu',
  formula: 'U(−r, r), r = √(3 / fanIn)',
  source: 'LeCun, Bottou, Orr and Müller 1998, doi:10.1007/3-540-49430-8_2',
  since: '0.1.0',
  sample: (random, { fanIn }) => {
    const limit = Math.sqrt(3 / fanIn);
    return random.uniform(-limit, limit);
  },
});

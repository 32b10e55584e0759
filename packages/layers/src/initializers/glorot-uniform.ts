import { defineInitializer } from '@vitrum/core';

/** The uniform distribution with the variance of glorot-normal. */
export const glorotUniform = /* @__PURE__ */ defineInitializer({
  name: 'glorot-uniform',
  description: 'For tanh and sigmoid',
  formula: 'U(−r, r), r = √(6 / (fanIn + fanOut))',
  source: 'Glorot and Bengio 2010, AISTATS, PMLR 9:249-256',
  since: '0.1.0',
  sample: (random, { fanIn, fanOut }) => {
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    return random.uniform(-limit, limit);
  },
});

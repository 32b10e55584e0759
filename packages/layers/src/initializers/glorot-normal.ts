import { defineInitializer } from '@vitrum/core';

/** Preserves the variance of both signals and gradients through layers of tanh. */
export const glorotNormal = /* @__PURE__ */ defineInitializer({
  name: 'glorot-normal',
  description: 'For tanh and sigmoid',
  formula: 'N(0, 2 / (fanIn + fanOut))',
  source: 'Glorot and Bengio 2010, AISTATS, PMLR 9:249-256',
  since: '0.1.0',
  sample: (random, { fanIn, fanOut }) => random.normal(0, Math.sqrt(2 / (fanIn + fanOut))),
});

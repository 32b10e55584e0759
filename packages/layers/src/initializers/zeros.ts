import { defineInitializer } from '@vitrum/core';

/** All zeros: suitable for biases; as weights they keep all neurons of a layer identical forever. */
export const zeros = /* @__PURE__ */ defineInitializer({
  name: 'zeros',
  description: 'Sets every parameter to zero; for biases',
  formula: '0',
  source: 'Rumelhart, Hinton and Williams 1986, doi:10.1038/323533a0, on why weights need more than this',
  since: '0.1.0',
  sample: () => 0,
});

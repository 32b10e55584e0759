import { defineInitializer } from '@vitrum/core';

/** N(0, 1) · 0.1, with the same deviation for any number of inputs. */
export const notebookNormal = /* @__PURE__ */ defineInitializer({
  name: 'notebook-normal',
  description: 'Normal with standard deviation 0.1',
  formula: '0.1 · N(0, 1)',
  source: 'the notebook "An introduction to neural networks"',
  since: '0.1.0',
  sample: (random) => 0.1 * random.normal(),
});

import { defineDataset } from '@vitrum/core';
import { splitOptions } from './split/split-options.ts';

/**
 * Fisher's irises: four lengths in cm of 150 flowers of three species. Columns are standardized by the training part's mean and
 * standard deviation.
 *
 * Source: Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x; UCI Machine Learning Repository, doi:10.24432/C56C76.
 */
export const iris = /* @__PURE__ */ defineDataset({
  name: 'iris',
  description: 'Lengths and widths of the sepals and petals of 150 irises of three species, in cm: a small real table',
  source: 'Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x; UCI, doi:10.24432/C56C76',
  since: '0.1.0',
  license: 'CC BY 4.0',
  options: splitOptions,
  create: (options) => ({ load: async ({ parts }) => (await import('./iris/load-iris.ts')).loadIris(options, parts) }),
});

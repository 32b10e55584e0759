import { defineSchedule } from '@vitrum/core';
import { cos } from '@vitrum/tensor';

/**
 * The learning rate falls to nothing along half a cosine: factor ½·(1 + cos(π·epoch / epochs)). Long steps first, short ones at
 * the end, so that a run does not stop in the middle of a swing.
 *
 * Source: Loshchilov & Hutter 2017, arXiv:1608.03983, equation 5, without restarts and with a least rate of 0.
 */
export const cosine = /* @__PURE__ */ defineSchedule({
  name: 'cosine',
  description: 'The learning rate falls to nothing along half a cosine',
  formula: 'η·½·(1 + cos(π·epoch / epochs))',
  source: 'Loshchilov & Hutter 2017, arXiv:1608.03983, equation 5',
  since: '0.1.0',
  dependsOnEpochs: true,
  factor: ({ epoch, epochs }) => (1 + cos((Math.PI * epoch) / epochs)) / 2,
});

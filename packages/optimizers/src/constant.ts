import { defineSchedule } from '@vitrum/core';

/** The learning rate stays as configured: factor 1. */
export const constant = /* @__PURE__ */ defineSchedule({
  name: 'constant',
  description: 'The learning rate stays as it is',
  formula: 'η',
  source: 'Robbins and Monro 1951, doi:10.1214/aoms/1177729586',
  since: '0.1.0',
  factor: () => 1,
});

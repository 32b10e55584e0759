import type { NumberOption } from '@vitrum/core';

/** μ of a momentum. */
export const momentumOption = {
  type: 'number',
  default: 0.9,
  minimum: 0,
  exclusiveMaximum: 1,
  description: 'μ: the share of its speed that a step keeps.',
} as const satisfies NumberOption;

import type { NumberOption } from '@vitrum/core';

/** ε of a division by a root of squares. */
export const epsilonOption = (usual: number) =>
  ({ type: 'number', default: usual, exclusiveMinimum: 0, description: 'Keeps the division away from zero.' }) as const satisfies NumberOption;

import type { Parameter } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/** The total number of elements of some parameters. */
export function countParameters(parameters: readonly Parameter[]): number {
  return parameters.reduce((count, { value }) => count + sizeOf(value.shape), 0);
}

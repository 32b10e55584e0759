import type { Parameter } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/** How many trainable numbers some parameters have together. */
export function countParameters(parameters: readonly Parameter[]): number {
  return parameters.reduce((count, { value }) => count + sizeOf(value.shape), 0);
}

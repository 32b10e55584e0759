import type { Shape } from '@vitrum/core';
import type { Numbers } from '@vitrum/datasets';

/** An array of numbers in memory, and what messages call it. */
export interface ArrayContent {
  readonly name: string;
  readonly shape: Shape;
  readonly numbers: Numbers;
  readonly kind: NumberKind;
}

/** What numbers are like: 0 to 255, other whole numbers, true or false, or floats. */
export type NumberKind = 'byte' | 'integer' | 'boolean' | 'float';

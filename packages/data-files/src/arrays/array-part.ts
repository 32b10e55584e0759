import type { ArrayContent } from '@vitrum/datasets';
import type { ArrayInput } from './array-input.ts';

/** Inputs and targets of the same samples. */
export interface ArrayPart {
  readonly inputs: ArrayInput;
  readonly targets: ArrayContent;
}

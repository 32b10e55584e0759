import type { ArrayContent } from '@vitrum/datasets';
import type { ArrayInput } from './array-input.ts';

/** The inputs and targets of one part of a dataset. */
export interface ArrayPart {
  readonly inputs: ArrayInput;
  readonly targets: ArrayContent;
  /** The weight of each sample in training. */
  readonly weights?: ArrayContent;
}

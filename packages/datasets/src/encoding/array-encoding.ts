import type { DataEncoding, Shape } from '@vitrum/core';

/** Numbers that are used as inputs directly; with a scaling, input i is (number i − offset i) / scale i. */
export interface ArrayEncoding extends DataEncoding {
  /** Identifies the form of the encoding in a model file. */
  readonly type: 'array';
  /** Shape of one input. */
  readonly shape: Shape;
  /** What is subtracted from each number of an input, such as means; absent if inputs are not scaled. */
  readonly offsets?: readonly number[];
  /** What each difference is divided by, such as standard deviations; absent if inputs are not scaled. */
  readonly scales?: readonly number[];
}

import type { DataEncoding, Shape } from '@vitrum/core';

/** Numbers that are used as inputs directly; with a scaling, input i is (number i − offset i) / scale i. */
export interface ArrayEncoding extends DataEncoding {
  readonly type: 'array';
  /** Shape of one input. */
  readonly shape: Shape;
  readonly offsets?: readonly number[];
  readonly scales?: readonly number[];
}

import type { Reference } from '@vitrum/core';

/** A training sample, and the changes that training would make. */
export interface VariantsRequest {
  readonly index: number;
  readonly augmentation: readonly Reference[];
  readonly seed: number;
  /** How many epochs to show. */
  readonly count: number;
}

/** Access to augmentation for the page. */
export interface VariantsApi {
  /**
   * The sample as it is, then as the first epochs of a run with this seed would see it.
   *
   * @throws VITRUM_SHAPE_MISMATCH for an augmentation of pictures where the data are none; the errors of names and options
   */
  variants(request: VariantsRequest): readonly Float32Array[];
}

import type { DataEncoding, Dataset } from '@vitrum/core';
import type { ShowKind } from './kind.ts';

/** Samples of a dataset and their display. */
export interface ShownSamples {
  readonly kind: ShowKind;
  readonly dataset: Dataset;
  readonly indices: readonly number[];
  readonly encoding: DataEncoding | undefined;
}

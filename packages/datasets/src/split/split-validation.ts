import type { DatasetSplits } from '@vitrum/core';
import { labelsOf } from './labels-of.ts';
import { divideDataset } from './split-samples.ts';
import { unvalidatedNote, validationIndices } from './validation-indices.ts';

/** Which of the training samples are held out for validation. */
export interface ValidationShare {
  /** Their share, between 0 and 1. */
  readonly share: number;
  /** Decides which ones; 0 by default. */
  readonly seed?: number;
}

/**
 * Holds a share of the training samples out for validation, stratified and at random by the seed: see {@link splitIndices}. Data
 * that have a validation part already keep it. What was learned about the data, such as means, has seen these samples: readers that
 * are told beforehand, by `parts` of their context, hold them out before.
 *
 * @throws VITRUM_INVALID_OPTION when a part would be empty
 * @example
 * const { train, validation, test } = splitValidation(data, { share: 0.1, seed: 7 });
 */
export function splitValidation(data: DatasetSplits, { share, seed = 0 }: ValidationShare): DatasetSplits {
  const { train: all, validation: given } = data;
  if (given !== undefined) return data;
  const labels = all.label !== undefined || all.readBlock === undefined ? labelsOf(all) : undefined;
  const indices = validationIndices(labels, all.size, { by: 'share', share, seed });
  const { train, test: validation } = divideDataset(all, indices);
  const note = labels && unvalidatedNote(indices.test, labels, all.classes);
  return { ...data, train, validation, ...(note !== undefined && { notes: [...(data.notes ?? []), note] }) };
}

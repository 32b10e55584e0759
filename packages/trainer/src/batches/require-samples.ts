import { VitrumError, type Dataset } from '@vitrum/core';
import { describeValue, isRecord } from '@vitrum/core/internal';

/**
 * Rejects what is not a set of samples: a dataset definition that is not loaded, or all parts of a loaded one.
 *
 * @throws VITRUM_INVALID_DATASET
 */
export function requireSamples(dataset: Dataset): void {
  const value: unknown = dataset; // JavaScript callers can pass anything
  if (isRecord(value) && typeof value['readInput'] === 'function' && typeof value['readTarget'] === 'function') return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `The samples of a dataset are needed, got ${describe(value)}.`,
    hint: 'Load the dataset, const { train, test } = await definition.load(context), and give those parts.',
  });
}

function describe(value: unknown): string {
  if (!isRecord(value)) return describeValue(value);
  if ('train' in value && 'test' in value) return 'both of its parts, train and test, as one';
  const isDefinition = typeof value['load'] === 'function' || typeof value['create'] === 'function';
  return isDefinition ? `the definition of "${String(value['name'])}", which has not been loaded` : describeValue(value);
}

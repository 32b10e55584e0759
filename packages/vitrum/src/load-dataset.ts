import type { DatasetSplits, Registry } from '@vitrum/core';
import type { VitrumRegistry } from './builtins.ts';
import type { DatasetToLoad, LoadDatasetOptions } from './data/load-options.ts';

/**
 * Loads a dataset by its name. Without a `context` it loads what is computed or built in, such as `iris` and `two-moons`.
 *
 * @example
 * const model = await train({ dataset: await loadDataset('iris') });
 * @throws VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_DATASET_NOT_FOUND and the other errors of data
 */
export async function loadDataset<R extends Registry = VitrumRegistry>(
  dataset: DatasetToLoad<R>,
  options: LoadDatasetOptions<R> = {},
): Promise<DatasetSplits> {
  const { loadByName } = await import('./short-ways.ts');
  return loadByName(dataset, options);
}

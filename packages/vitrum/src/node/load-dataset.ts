import type { DatasetSplits, Registry } from '@vitrum/core';
import { createFolderContext, type FolderContextOptions } from '@vitrum/data-cache';
import type { VitrumRegistry } from '../builtins.ts';
import type { DatasetToLoad } from '../data/load-options.ts';
import { loadDataset as loadAnywhere } from '../load-dataset.ts';

/** Where a dataset is looked up, and by which registry. */
export interface LoadDatasetOptions<R extends Registry = VitrumRegistry> extends FolderContextOptions {
  /** Knows the names; everything built in by default. */
  readonly registry?: R;
}

/**
 * Loads a dataset by its name. Published files are looked for in the usual folders, and downloaded and kept where they are not there:
 * see `createFolderContext`.
 *
 * @example
 * const { train, test } = await loadDataset('mnist');
 * @throws VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_DATASET_NOT_FOUND and the other errors of data
 */
export function loadDataset<R extends Registry = VitrumRegistry>(
  dataset: DatasetToLoad<R>,
  { registry, ...folders }: LoadDatasetOptions<R> = {},
): Promise<DatasetSplits> {
  return loadAnywhere<R>(dataset, { ...(registry && { registry }), context: createFolderContext(folders) });
}

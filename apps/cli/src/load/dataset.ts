import { isVitrumError, resolveReference, VitrumError, type DatasetSplits, type Registry } from '@vitrum/core';
import { createFolderContext } from '@vitrum/datasets/node';
import { reasonOf } from '../reason-of.ts';
import { showDownload } from '../render/download-bar.ts';

/** Where a dataset's files may be. */
export interface DatasetOptions {
  readonly dataDir?: string;
}

/**
 * Loads a dataset by its name.
 *
 * @throws VITRUM_UNKNOWN_NAME, what the dataset throws, the signal's reason
 */
export async function loadDataset(
  registry: Registry,
  name: string,
  { dataDir }: DatasetOptions,
  signal?: AbortSignal,
): Promise<DatasetSplits> {
  const definition = resolveReference(registry, 'dataset', name);
  const download = showDownload(process.stderr);
  try {
    return await definition.load(createFolderContext({ dataDir, onProgress: download.update, signal }));
  } catch (error) {
    if (isVitrumError(error) || signal?.aborted === true) throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `The dataset "${name}" could not be loaded: ${reasonOf(error)}.`,
      hint: 'Its plugin failed; run again with --verbose to see where.',
      cause: error,
    });
  } finally {
    download.end();
  }
}

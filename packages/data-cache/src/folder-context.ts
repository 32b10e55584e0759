import type { DatasetContext, PublishedDataset } from '@vitrum/core';
import type { FolderContextOptions } from './folder-options.ts';
import { locateFiles, type LocatedFiles } from './locate-files.ts';
import { nodeSha256 } from './node-sha256.ts';
import { datasetNotFound } from './not-found.ts';
import { readDataFile } from './read-data-file.ts';

/**
 * Reads a dataset's files from `dataDir`, or else from the folder in `VITRUM_DATA_DIR`, the user's cache folder, or a system
 * folder for datasets; missing ones are downloaded into the cache. In each, `<folder>/<dataset.folder>/` precedes `<folder>/`.
 *
 * Its `read` throws VITRUM_DATASET_NOT_FOUND, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP, VITRUM_CHECKSUM_MISMATCH and
 * VITRUM_OUTPUT_UNWRITABLE.
 *
 * @example
 * const { train, test } = await mnist.load(createFolderContext());
 */
export function createFolderContext(options: FolderContextOptions = {}): DatasetContext {
  const located = new Map<PublishedDataset, Promise<LocatedFiles>>();

  // A dataset's files are read concurrently, but must be located, and above all downloaded, only once.
  function locateOnce(dataset: PublishedDataset): Promise<LocatedFiles> {
    const known = located.get(dataset);
    if (known !== undefined) return known;
    const files = locateFiles(dataset, options);
    located.set(dataset, files);
    files.catch(() => located.delete(dataset)); // a later attempt may succeed; the caller still gets this error
    return files;
  }

  return {
    async read(dataset, file) {
      const { files } = await locateOnce(dataset);
      const path = files.get(file.name);
      if (path === undefined) throw datasetNotFound(dataset, `The dataset "${dataset.name}" has no file ${file.name}`);
      return readDataFile({ path, location: path }, dataset, file, options.signal);
    },
    sha256: nodeSha256,
  };
}

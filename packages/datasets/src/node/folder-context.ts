import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isVitrumError, type DatasetContext, type PublishedDataset } from '@vitrum/core';
import { cacheFolder, type Environment } from './cache-folder.ts';
import { downloadFiles, type DownloadProgress } from './download-files.ts';
import { exists, findFiles, missingFiles, type FoundFiles } from './find-files.ts';
import { nodeSha256 } from './node-sha256.ts';
import { datasetNotFound, describeMissing, filesMissing, noSuchFolder } from './not-found.ts';
import { readDataFile } from './read-data-file.ts';

/** Where a dataset's files are looked for, and what happens where none are. */
export interface FolderContextOptions {
  /** The folder that has the files. Where it is given, no other is looked into and nothing is downloaded. */
  readonly dataDir?: string | undefined;
  /** Holds `VITRUM_DATA_DIR` and what decides the cache folder; left out: `process.env`. */
  readonly environment?: Environment;
  /** Where downloads are kept; left out: the user's cache folder, see {@link cacheFolder}. */
  readonly cacheDir?: string | undefined;
  /** False: an error takes the place of a download. */
  readonly download?: boolean;
  /** Addresses of folders that serve the gzipped files, instead of the dataset's own. */
  readonly mirrors?: readonly string[];
  /** Milliseconds without a byte after which a mirror is given up; left out: 30,000. */
  readonly stallTimeout?: number;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Takes the place of the built-in `fetch`, for instance one that goes through a proxy. */
  readonly fetch?: typeof fetch;
  /** Ends reading and downloading; what it was aborted with is thrown. */
  readonly signal?: AbortSignal | undefined;
}

const defaultStallTimeout = 30_000;

/**
 * Reads a dataset's files from `dataDir`; without it from the folder in `VITRUM_DATA_DIR`, else from the user's cache folder,
 * into which they are downloaded where they are missing. In each, `<folder>/<dataset.folder>/` comes before `<folder>/`.
 *
 * Its `read` throws VITRUM_DATASET_NOT_FOUND, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP, VITRUM_CHECKSUM_MISMATCH and
 * VITRUM_OUTPUT_UNWRITABLE.
 *
 * @example
 * const { train, test } = await mnist.load(createFolderContext());
 */
export function createFolderContext(options: FolderContextOptions = {}): DatasetContext {
  const located = new Map<PublishedDataset, Promise<FoundFiles>>();

  // A dataset's files are read at the same time; they must be located, and above all downloaded, only once.
  function locateOnce(dataset: PublishedDataset): Promise<FoundFiles> {
    const known = located.get(dataset);
    if (known !== undefined) return known;
    const files = locate(dataset, options);
    located.set(dataset, files);
    files.catch(() => located.delete(dataset)); // a later attempt may succeed; this one's error goes to who asked
    return files;
  }

  return {
    async read(dataset, file) {
      const path = (await locateOnce(dataset)).get(file.name);
      if (path === undefined) throw datasetNotFound(dataset, `The dataset "${dataset.name}" has no file ${file.name}`);
      return readDataFile(path, dataset, file, options.signal);
    },
    sha256: nodeSha256,
  };
}

async function locate(dataset: PublishedDataset, options: FolderContextOptions): Promise<FoundFiles> {
  const { dataDir, environment = process.env } = options;
  if (dataDir !== undefined) {
    await checkFolder(dataset, dataDir);
    return complete(dataset, dataDir, await findFiles(dataset, dataDir));
  }
  const environmentDir = environment['VITRUM_DATA_DIR'] ?? '';
  if (environmentDir !== '') {
    const found = await findFiles(dataset, environmentDir);
    if (found.size > 0) return complete(dataset, environmentDir, found);
  }
  return locateInCache(dataset, environmentDir, options.cacheDir ?? cacheFolder(environment), options);
}

/** What the cache lacks is downloaded: an interrupted download leaves a part of the files there. */
async function locateInCache(
  dataset: PublishedDataset,
  environmentDir: string,
  cache: string,
  options: FolderContextOptions,
): Promise<FoundFiles> {
  const cached = await findFiles(dataset, cache);
  const missing = missingFiles(dataset, cached);
  if (missing.length === 0) return cached;
  const situation = cached.size > 0 ? describeMissing(dataset, cache, cached) : nowhere(dataset, environmentDir, cache);
  if (options.download === false) throw datasetNotFound(dataset, situation);
  try {
    const downloaded = await downloadFiles(dataset, missing, join(cache, dataset.folder), {
      mirrors: options.mirrors ?? dataset.mirrors,
      stallTimeout: options.stallTimeout ?? defaultStallTimeout,
      onProgress: options.onProgress ?? (() => undefined),
      fetch: options.fetch ?? fetch,
      signal: options.signal,
    });
    return new Map([...cached, ...downloaded]);
  } catch (error) {
    if (!isVitrumError(error) || error.code !== 'VITRUM_DATASET_NOT_FOUND') throw error;
    throw datasetNotFound(dataset, `${situation}, and ${error.message.replace(/\.$/, '')}`, error);
  }
}

function nowhere(dataset: PublishedDataset, environmentDir: string, cache: string): string {
  const start = `The dataset "${dataset.name}" is`;
  if (environmentDir === '') return `${start} not in the cache folder ${cache}`;
  return `${start} neither in ${environmentDir} (VITRUM_DATA_DIR) nor in the cache folder ${cache}`;
}

async function checkFolder(dataset: PublishedDataset, folder: string): Promise<void> {
  if (!(await exists(folder))) throw noSuchFolder(dataset, folder, 'does not exist');
  if (!(await stat(folder)).isDirectory()) throw noSuchFolder(dataset, folder, 'is not a folder');
}

function complete(dataset: PublishedDataset, folder: string, found: FoundFiles): FoundFiles {
  if (missingFiles(dataset, found).length > 0) throw filesMissing(dataset, folder, found);
  return found;
}

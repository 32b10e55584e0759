import type { DatasetContext } from '@vitrum/core';
import {
  createFolderContext,
  type DownloadProgress,
  type DownloadRetry,
  type FolderContextOptions,
} from '@vitrum/data-cache';
import type { CommandHost } from '../command-host.ts';

/** Where a command looks for data, and its download listener. */
export interface DataContextOptions {
  /** The folder with the data; if given, nothing is downloaded. */
  readonly dataDir?: string | undefined;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly onRetry?: (retry: DownloadRetry) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Provides dataset files from `dataDir`, or else from VITRUM_DATA_DIR, the cache folder, the system folders or the network,
 * through the proxies set in the environment.
 */
export function openDataContext({ dataDir, ...options }: DataContextOptions, host: CommandHost): DatasetContext {
  return createFolderContext({ ...options, ...dataPlaces(dataDir, host) });
}

/** Where published datasets are looked up; relative paths are resolved against the working directory. */
export function dataPlaces(dataDir: string | undefined, { env, paths }: CommandHost): Pick<FolderContextOptions, 'dataDir' | 'environment'> {
  const { VITRUM_DATA_DIR: folder } = env;
  const environment = folder ? { ...env, VITRUM_DATA_DIR: paths.resolve(folder) } : env;
  return { environment, ...(dataDir !== undefined && { dataDir: paths.resolve(dataDir) }) };
}

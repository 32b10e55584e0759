import type { DatasetContext } from '@vitrum/core';
import {
  createFolderContext,
  type DownloadProgress,
  type DownloadRetry,
  type FolderContextOptions,
} from '@vitrum/data-cache';
import type { CommandHost } from '../command-host.ts';

/** Where a command looks for data, and the listener of downloads. */
export interface DataContextOptions {
  /** The folder that has the data; nothing is downloaded where it is given. */
  readonly dataDir?: string | undefined;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly onRetry?: (retry: DownloadRetry) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What brings datasets their files: from `dataDir`, or else from VITRUM_DATA_DIR, the cache folder, the system's or the
 * network, which is reached through the proxies that the environment names.
 */
export function openDataContext({ dataDir, ...options }: DataContextOptions, host: CommandHost): DatasetContext {
  return createFolderContext({ ...options, ...dataPlaces(dataDir, host), readArchiveMember });
}

/** Where published datasets are looked for: relative paths start from the command's folder. */
export function dataPlaces(dataDir: string | undefined, { env, paths }: CommandHost): Pick<FolderContextOptions, 'dataDir' | 'environment'> {
  const { VITRUM_DATA_DIR: folder } = env;
  const environment = folder ? { ...env, VITRUM_DATA_DIR: paths.resolve(folder) } : env;
  return { environment, ...(dataDir !== undefined && { dataDir: paths.resolve(dataDir) }) };
}

/** Reads the archives that some datasets come in. */
export const readArchiveMember: NonNullable<FolderContextOptions['readArchiveMember']> = async (path, member, limit) => {
  const { readArchiveMember: read } = await import('@vitrum/data-files');
  return read(path, member, limit);
};

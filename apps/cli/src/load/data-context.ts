import type { DatasetContext } from '@vitrum/core';
import { createFolderContext, type DownloadProgress, type DownloadRetry, type FolderContextOptions } from '@vitrum/datasets/node';
import { proxyFetch } from './proxy-fetch.ts';

/** Where a command looks for data, and who is told of a download. */
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
 *
 * @throws VITRUM_INVALID_OPTION when a proxy variable holds no address
 */
export function openDataContext(options: DataContextOptions = {}): DatasetContext {
  return createFolderContext({ ...options, ...networkOptions() });
}

/**
 * How the command line fetches files and reads the archives that some come in.
 *
 * @throws VITRUM_INVALID_OPTION when a proxy variable holds no address
 */
export function networkOptions(): Pick<FolderContextOptions, 'fetch' | 'readArchiveMember'> {
  const fetch = proxyFetch(process.env);
  return {
    ...(fetch && { fetch }),
    readArchiveMember: async (path, member, limit) => {
      const { readArchiveMember } = await import('@vitrum/data-files');
      return readArchiveMember(path, member, limit);
    },
  };
}

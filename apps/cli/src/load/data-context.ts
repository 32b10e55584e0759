import type { DatasetContext } from '@vitrum/core';
import { createFolderContext, type DownloadProgress } from '@vitrum/datasets/node';
import { proxyFetch } from './proxy-fetch.ts';

/** Where a command looks for data, and who is told of a download. */
export interface DataContextOptions {
  /** The folder that has the data; nothing is downloaded where it is given. */
  readonly dataDir?: string | undefined;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What brings datasets their files: from `dataDir`, or else from VITRUM_DATA_DIR, the cache folder or the network, which is
 * reached through the proxies that the environment names.
 *
 * @throws VITRUM_INVALID_OPTION when a proxy variable holds no address
 */
export function openDataContext(options: DataContextOptions = {}): DatasetContext {
  const fetch = proxyFetch(process.env);
  return createFolderContext({ ...options, ...(fetch && { fetch }) });
}

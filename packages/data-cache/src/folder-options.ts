import type { Environment } from './cache-folder.ts';
import type { ReadArchiveMember } from './download/download-archive.ts';
import type { DownloadProgress, DownloadRetry } from './download/download-options.ts';

/** Where a dataset's files are looked for, and what happens where none are. */
export interface FolderContextOptions {
  /** The folder that has the files. Where it is given, no other is looked into and nothing is downloaded. */
  readonly dataDir?: string | undefined;
  /** Holds `VITRUM_DATA_DIR`, `VITRUM_MIRROR`, the proxies and what decides the cache folder; default: `process.env`. */
  readonly environment?: Environment;
  /** Where downloads are kept; default: the user's cache folder, see {@link cacheFolder}. */
  readonly cacheDir?: string | undefined;
  /** Folders in which the system's packages keep datasets; default: see {@link systemFolders}. */
  readonly systemDirs?: readonly string[] | undefined;
  /** False: an error takes the place of a download. */
  readonly download?: boolean;
  /** Addresses of folders that serve the gzipped files, instead of the dataset's own. */
  readonly mirrors?: readonly string[];
  /** Milliseconds without a byte after which an attempt is given up; default: 30,000. */
  readonly stallTimeout?: number;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Told before a server that failed in a way that may pass is asked again. */
  readonly onRetry?: (retry: DownloadRetry) => void;
  /** Waits between two attempts; default: a timer. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Reads ZIP archives, in which some datasets are published; `@vitrum/data-files` has one. */
  readonly readArchiveMember?: ReadArchiveMember;
  /** Ends reading and downloading; what it was aborted with is thrown. */
  readonly signal?: AbortSignal | undefined;
}

import type { Environment } from './cache-folder.ts';
import type { DownloadProgress, DownloadRetry } from './download/download-options.ts';

/** Where a dataset's files are looked up, and what happens if there are none. */
export interface FolderContextOptions {
  /** The folder with the files. If given, no other is searched and nothing is downloaded. */
  readonly dataDir?: string | undefined;
  /**
   * Holds `VITRUM_DATA_DIR`, `VITRUM_MIRROR`, the proxies, and the variables that locate the cache folder; default:
   * `process.env`.
   */
  readonly environment?: Environment;
  /** The download folder; default: the user's cache folder, see {@link cacheFolder}. */
  readonly cacheDir?: string | undefined;
  /** System folders for datasets; default: `datasets` in each folder of `XDG_DATA_DIRS`, or of /usr/local/share and /usr/share; none on Windows. */
  readonly systemDirs?: readonly string[] | undefined;
  /** False: missing files are an error instead of being downloaded. */
  readonly download?: boolean;
  /** URLs of folders with the gzipped files, replacing the dataset's own mirrors. */
  readonly mirrors?: readonly string[];
  /** Milliseconds without data after which an attempt is aborted; default: 30,000. */
  readonly stallTimeout?: number;
  /** Hears how far a download is, again and again while bytes arrive; never called for files that are there. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Called before a retry after a transient failure. */
  readonly onRetry?: (retry: DownloadRetry) => void;
  /** Waits between attempts; default: a timer. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Aborts reading and downloading; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

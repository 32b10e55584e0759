import type { HttpClient } from './http-client.ts';

/** How far a download is. */
export interface DownloadProgress {
  /** The name of the file that is being fetched, without `.gz`; or that of the archive. */
  readonly file: string;
  readonly address: string;
  /** Bytes of the file that are here, with those of an earlier attempt. */
  readonly receivedBytes: number;
  /** What the server announced, if it did. */
  readonly totalBytes: number | undefined;
  /** Which of the files that are fetched this is, from 1 on. */
  readonly fileNumber: number;
  /** How many files are fetched. */
  readonly fileCount: number;
  /** How much of everything is done, from 0 to 1, by the sizes of the files; at its best a good estimate. */
  readonly fraction: number;
}

/** That a server failed in a way that may pass, and is asked again. */
export interface DownloadRetry {
  readonly address: string;
  /** What it did: `answered 503 Service Unavailable`. */
  readonly reason: string;
  /** Milliseconds until it is asked again. */
  readonly delay: number;
}

/** How downloading goes about it. */
export interface DownloadOptions {
  /** Milliseconds without a byte after which an attempt is given up. */
  readonly stallTimeout: number;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly onRetry: (retry: DownloadRetry) => void;
  readonly client: HttpClient;
  /** Waits that many milliseconds, or until the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** One file to be fetched. */
export interface Download {
  /** Its name on the mirrors. */
  readonly name: string;
  /** Its path while it is fetched begins so. */
  readonly target: string;
  /** Its size, where it is known; a server that announces another one has something else. */
  readonly size: number | undefined;
  /** A longer one is refused. */
  readonly maximumLength: number;
  readonly onBytes: (address: string, receivedBytes: number, totalBytes: number | undefined) => void;
  /** Throws a VitrumError when what was fetched from `host` is not the published file. */
  readonly verify: (path: string, host: string) => Promise<unknown>;
  /** True once another process has put the file where it belongs. */
  readonly isKept: () => Promise<boolean>;
}

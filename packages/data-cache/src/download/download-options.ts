import type { HttpClient } from './http-client.ts';

/** The progress of a download. */
export interface DownloadProgress {
  /** The name of the file or archive being fetched, without `.gz`. */
  readonly file: string;
  /** The URL that the bytes come from: a mirror's folder and the name of the file or archive. */
  readonly address: string;
  /** Bytes received, including those of earlier attempts. */
  readonly receivedBytes: number;
  /** The size announced by the server, if any. */
  readonly totalBytes: number | undefined;
  /** The file's number, from 1. */
  readonly fileNumber: number;
  /** The number of files to fetch. */
  readonly fileCount: number;
  /** The completed fraction of the whole download, from 0 to 1, estimated from the file sizes. */
  readonly fraction: number;
}

/** A transient server failure that will be retried. */
export interface DownloadRetry {
  /** The URL that failed and will be asked again. */
  readonly address: string;
  /** What the server did: `answered 503 Service Unavailable`. */
  readonly reason: string;
  /** Milliseconds until the retry. */
  readonly delay: number;
}

export interface DownloadOptions {
  /** Milliseconds without data after which an attempt is aborted. */
  readonly stallTimeout: number;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly onRetry: (retry: DownloadRetry) => void;
  readonly client: HttpClient;
  /** Waits that many milliseconds, or until the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** A file to download. */
export interface Download {
  /** Its name on the mirrors. */
  readonly name: string;
  /** The prefix of its temporary path. */
  readonly target: string;
  /** Its size, if known; a server that announces another one has a different file. */
  readonly size: number | undefined;
  /** Maximum size in bytes. */
  readonly maximumLength: number;
  readonly onBytes: (address: string, receivedBytes: number, totalBytes: number | undefined) => void;
  /** Throws a VitrumError if the file fetched from `host` is not the published one. */
  readonly verify: (path: string, host: string) => Promise<unknown>;
  /** True once another process has put the file in place. */
  readonly isKept: () => Promise<boolean>;
}

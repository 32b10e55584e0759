import { isVitrumError } from '@vitrum/core';
import type { Download, DownloadOptions } from './download-options.ts';
import { NetworkFailure } from './network-failure.ts';
import type { PartialFile } from './partial-file.ts';
import { receiveFile } from './receive-file.ts';

/** Milliseconds before an attempt is repeated. */
const delays = [500, 1000, 2000] as const;
/** A server that wants to be left alone for longer is not waited for. */
const longestDelay = 30_000;
/** An attempt that brought so many bytes counts as none that failed: a long file may need many. */
const progress = 1_000_000;

/**
 * Fetches a file from one address into `partial`: again after failures that may pass, from where it broke off, and once more
 * from the start where a file that was put together in this way turns out to be wrong.
 *
 * @throws NetworkFailure; a VitrumError when it is not the published file
 */
export async function fetchFile(address: string, download: Download, partial: PartialFile, options: DownloadOptions): Promise<void> {
  if (!URL.canParse(address)) throw new NetworkFailure('is no web address');
  const { host } = new URL(address);
  const isPatched = await receiveWithRetries(address, download, partial, options);
  try {
    await verifyOrEmpty(download, partial, host);
  } catch (error) {
    if (!isVitrumError(error) || !isPatched) throw error;
    await receiveWithRetries(address, download, partial, options);
    await verifyOrEmpty(download, partial, host);
  }
}

/** What is wrong is not kept; what could not be verified because the user stopped it is. */
async function verifyOrEmpty({ verify }: Download, partial: PartialFile, host: string): Promise<void> {
  try {
    await verify(partial.path, host);
  } catch (error) {
    if (isVitrumError(error)) await partial.begin(undefined);
    throw error;
  }
}

/** @returns True when the file was not received in one piece. */
async function receiveWithRetries(address: string, download: Download, partial: PartialFile, options: DownloadOptions): Promise<boolean> {
  let failures = 0;
  let isPatched = false;
  for (;;) {
    const before = partial.length;
    isPatched ||= before > 0 && partial.origin?.address === address;
    try {
      await receiveFile(address, download, partial, options);
      return isPatched;
    } catch (error) {
      failures = partial.length - before >= progress ? 1 : failures + 1;
      const delay = delayBefore(failures, error);
      if (delay === undefined || !(error instanceof NetworkFailure)) throw error;
      options.onRetry({ address, reason: error.message, delay });
      await options.wait(delay, options.signal);
    }
  }
}

/** Undefined where it does not pay to try again. */
function delayBefore(attempt: number, error: unknown): number | undefined {
  if (!(error instanceof NetworkFailure) || !error.isTransient) return undefined;
  const ordinary = delays[attempt - 1];
  if (ordinary === undefined) return undefined;
  const delay = Math.max(ordinary, error.retryAfter ?? 0);
  return delay > longestDelay ? undefined : delay;
}

import { join } from 'node:path';
import { isVitrumError } from '@vitrum/core';
import { outputUnwritable } from '../output-unwritable.ts';
import type { Download, DownloadOptions } from './download-options.ts';
import { NetworkFailure, toNetworkFailure } from './network-failure.ts';
import { PartialFile } from './partial-file.ts';
import { receiveFile } from './receive-file.ts';
import { RetryPolicy } from './retry-policy.ts';

/**
 * Fetches a file from one address: from where an earlier attempt broke off, and once more from the start where a file that was put
 * together in this way turns out to be wrong. What has come of a file stays for the next attempt, but nothing that is wrong.
 *
 * @throws NetworkFailure; a VitrumError when it is not the published file; VITRUM_OUTPUT_UNWRITABLE; the signal's reason
 */
export async function fetchFile(address: string, download: Download, options: DownloadOptions): Promise<PartialFile> {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? '')) throw new NetworkFailure('is no web address');
  const target = join(download.folder, download.name);
  const partial = await PartialFile.open(target, address).catch((error: unknown) => {
    throw outputUnwritable(target, error);
  });
  try {
    await fetchInto(partial, address, download, options);
    return partial;
  } catch (error) {
    await partial.leave().catch(() => undefined); // what counts is why it failed
    options.signal?.throwIfAborted();
    throw toNetworkFailure(error, options.stallTimeout) ?? error;
  }
}

async function fetchInto(partial: PartialFile, address: string, download: Download, options: DownloadOptions): Promise<void> {
  const retries = new RetryPolicy(address, partial, options);
  const isContinued = partial.length > 0;
  const receive = async (): Promise<void> => {
    await receiveFile({ address, partial, download, retries, options });
    await verifyOrRemove(partial, new URL(address).host, download);
  };
  try {
    await receive();
  } catch (error) {
    if (!isVitrumError(error) || !(isContinued || retries.count > 0)) throw error;
    await receive();
  }
}

async function verifyOrRemove(partial: PartialFile, host: string, { verify, isKept }: Download): Promise<void> {
  try {
    await verify(partial.path, host);
  } catch (error) {
    if (await isKept()) return; // another process was faster, and the part of the file has become the file
    if (isVitrumError(error)) await partial.remove();
    throw error;
  }
}

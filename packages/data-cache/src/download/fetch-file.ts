import { categoryOf, isVitrumError } from '@vitrum/core';
import type { Download, DownloadOptions } from './download-options.ts';
import { isNotTheRest, NetworkFailure, toNetworkFailure } from './network-failure.ts';
import { maxPartial, removePartials } from './partial-files.ts';
import { receiveFile } from './receive-file.ts';
import { Retries } from './retries.ts';

/**
 * Fetches a file from one URL. Resumes an earlier partial download if possible; starts over if the server cannot resume or the
 * result is wrong. A partial download is kept for the next attempt unless it is wrong.
 *
 * @returns The path of a partial file that is whole and verified; nothing is there where another process has already kept the file.
 * @throws NetworkFailure; a VitrumError when it is not the published file; VITRUM_OUTPUT_UNWRITABLE; the signal's reason
 */
export async function fetchFile(address: string, download: Download, options: DownloadOptions): Promise<string> {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new NetworkFailure('is no web address');
  const { target, verify, isKept } = download;
  const retries = new Retries(address, options);
  for (let earlier = await maxPartial(target, address); ; earlier = undefined) {
    const retriesBefore = retries.count;
    let path = target;
    try {
      path = await receiveFile({ address, earlier, download, retries, options });
      await verify(path, url.host);
      return path;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (await isKept()) return path; // another process was faster
      const isWrong = isNotTheRest(error) || (isVitrumError(error) && categoryOf(error) === 'data');
      if (isWrong) await removePartials(target, address);
      const isPatched = earlier !== undefined || retries.count > retriesBefore;
      if (!isWrong || !isPatched) throw toNetworkFailure(error, options.stallTimeout) ?? error;
    }
  }
}

import { VitrumError } from '@vitrum/core';
import type { Download, DownloadOptions } from './download-options.ts';
import { fetchFile } from './fetch-file.ts';
import { describeFailures, isMirrorFailure, type MirrorFailure } from './host-failures.ts';

/** A file that was downloaded and verified, and where it was to be had. */
export interface Downloaded {
  /** What has come, under the name that it was fetched under. */
  readonly path: string;
  readonly mirror: string;
}

/**
 * Fetches a file from the first mirror that has it, and verifies it: who calls decides under which name it is kept. What has come of
 * a file that no mirror gave completely stays for the next attempt.
 *
 * @throws VITRUM_DATASET_NOT_FOUND with every mirror's reason; VITRUM_OUTPUT_UNWRITABLE; the signal's reason when aborted
 */
export async function downloadFromMirrors(mirrors: readonly string[], download: Download, options: DownloadOptions): Promise<Downloaded> {
  const failures: MirrorFailure[] = [];
  for (const mirror of mirrors) {
    try {
      const path = await fetchFile(`${mirror.replace(/\/?$/, '/')}${download.name}`, download, options);
      return { path, mirror };
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isMirrorFailure(error)) throw error;
      failures.push({ mirror, error });
    }
  }
  throw new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `${download.name} cannot be downloaded: ${describeFailures(failures)}.`,
    hint: 'Check the network connection, then run it again.',
    cause: failures.map(({ error }) => error),
  });
}

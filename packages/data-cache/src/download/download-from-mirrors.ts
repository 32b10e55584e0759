import { VitrumError } from '@vitrum/core';
import type { Download, DownloadOptions } from './download-options.ts';
import { fetchFile } from './fetch-file.ts';
import { describeFailures, isMirrorFailure, type MirrorFailure } from './host-failures.ts';

/** A downloaded and verified file, and its source. */
export interface Downloaded {
  /** The path of the temporary file. */
  readonly path: string;
  readonly mirror: string;
}

/**
 * Fetches a file from the first mirror that has it, and verifies it; the caller renames it. Partial downloads are kept for the
 * next attempt.
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

import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import type { Download, DownloadOptions } from './download-options.ts';
import { fetchFile } from './fetch-file.ts';
import { describeFailures, isMirrorFailure, type MirrorFailure } from './host-failures.ts';
import { PartialFile } from './partial-file.ts';
import { outputUnwritable } from './output-unwritable.ts';

/** Where a file was to be had. */
export interface Downloaded {
  readonly mirror: string;
}

/**
 * Fetches a file from the first mirror that has it into `folder`, and gives it to `keep` once it is verified: who calls
 * decides under which name it is kept. What has come of a file that no mirror gave completely stays for the next attempt.
 *
 * @throws VITRUM_DATASET_NOT_FOUND with every mirror's reason; VITRUM_OUTPUT_UNWRITABLE; the signal's reason when aborted
 */
export async function downloadFromMirrors(
  mirrors: readonly string[],
  folder: string,
  download: Download,
  options: DownloadOptions,
  keep: (partial: PartialFile) => Promise<void>,
): Promise<Downloaded> {
  const target = join(folder, download.name);
  const partial = await PartialFile.open(target).catch((error: unknown) => {
    throw outputUnwritable(target, error);
  });
  try {
    const mirror = await fetchFromAny(mirrors, download, partial, options);
    await keep(partial);
    return { mirror };
  } catch (error) {
    await partial.leave().catch(() => undefined); // what counts is why it failed
    throw error;
  }
}

async function fetchFromAny(mirrors: readonly string[], download: Download, partial: PartialFile, options: DownloadOptions): Promise<string> {
  const failures: MirrorFailure[] = [];
  for (const mirror of mirrors) {
    try {
      await fetchFile(`${mirror.replace(/\/?$/, '/')}${download.name}`, download, partial, options);
      return mirror;
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

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetFile, PublishedDataset } from '@vitrum/core';
import { isGzipped, longestAccepted } from '../decompress.ts';
import { downloadFromMirrors } from './download-from-mirrors.ts';
import type { DownloadOptions } from './download-options.ts';
import { exists, type FoundFiles } from '../find-files.ts';
import { OverallProgress } from './overall-progress.ts';
import { makeOutputFolder, outputUnwritable } from '../output-unwritable.ts';
import type { PartialFile } from './partial-file.ts';
import { verifyDownload } from '../verify-download.ts';

/**
 * Downloads files of a dataset into `folder` as they are served. What is not verified never gets their names.
 *
 * @throws VITRUM_DATASET_NOT_FOUND with every mirror's reason; VITRUM_OUTPUT_UNWRITABLE; the signal's reason when aborted
 */
export async function downloadFiles(
  dataset: PublishedDataset,
  files: readonly DatasetFile[],
  folder: string,
  mirrors: readonly string[],
  options: DownloadOptions,
): Promise<FoundFiles> {
  await makeOutputFolder(folder); // first, so that nothing is fetched in vain
  const progress = new OverallProgress(files.map(({ name, size }) => ({ file: name, weight: size })), options);
  const paths = new Map<string, string>();
  let order = mirrors;
  for (const [index, file] of files.entries()) {
    const place = join(folder, file.name);
    const { partial, mirror } = await downloadFromMirrors(order, {
      name: `${file.name}.gz`,
      folder,
      size: undefined, // a mirror may have compressed it in another way
      maximumLength: longestAccepted(file),
      onBytes: (address, received, total) => progress.report(index, address, received, total),
      verify: (path, host) => verifyDownload({ path, location: host }, dataset, file, options.signal),
      isKept: async () => (await keptPath(place)) !== undefined,
    }, options);
    paths.set(file.name, await keepFile(partial, place));
    // The mirror that works comes first from now on: the others may take long to fail.
    order = [mirror, ...order.filter((other) => other !== mirror)];
  }
  return paths;
}

/** Puts a verified file in its place, with `.gz` where it is gzipped, unless another process was faster. */
async function keepFile(partial: PartialFile, place: string): Promise<string> {
  try {
    const path = (await beginsGzipped(partial.path)) ? `${place}.gz` : place;
    await partial.finish(path);
    return path;
  } catch (error) {
    const kept = await keptPath(place);
    if (kept === undefined) throw outputUnwritable(place, error);
    await partial.removeAll();
    return kept;
  }
}

async function keptPath(place: string): Promise<string | undefined> {
  for (const path of [`${place}.gz`, place]) if (await exists(path)) return path;
  return undefined;
}

async function beginsGzipped(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return isGzipped(buffer);
  } finally {
    await handle.close();
  }
}

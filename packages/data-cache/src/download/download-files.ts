import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetFile, PublishedDataset } from '@vitrum/core';
import { isGzipped, maxAcceptedBytes } from '../decompress.ts';
import { exists, type FoundFiles } from '../find-files.ts';
import { makeOutputFolder, outputUnwritable } from '../output-unwritable.ts';
import { verifyDownload } from '../verify-file.ts';
import { downloadFromMirrors } from './download-from-mirrors.ts';
import type { DownloadOptions } from './download-options.ts';
import { overallProgress } from './overall-progress.ts';
import { removePartials } from './partial-files.ts';

/**
 * Downloads files of a dataset into `folder` as served. A file gets its final name only once it is verified.
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
  await makeOutputFolder(folder); // before fetching anything
  const report = overallProgress(files.map(({ name, size }) => ({ file: name, weight: size })), options);
  const paths = new Map<string, string>();
  let order = mirrors;
  for (const [index, file] of files.entries()) {
    const place = join(folder, file.name);
    const { path, mirror } = await downloadFromMirrors(order, {
      name: `${file.name}.gz`,
      target: `${place}.gz`,
      size: undefined, // a mirror may use another compression level
      maximumLength: maxAcceptedBytes(file),
      onBytes: (address, received, total) => report(index, address, received, total),
      verify: (partial, host) => verifyDownload({ path: partial, location: host }, dataset, file, options.signal),
      isKept: async () => (await keptPath(place)) !== undefined,
    }, options);
    paths.set(file.name, await keepFile(path, place));
    await removePartials(`${place}.gz`);
    // Try the mirror that worked first from now on: the others may be slow to fail.
    order = [mirror, ...order.filter((other) => other !== mirror)];
  }
  return paths;
}

/** Moves a verified file into place, with `.gz` if it is gzipped, unless another process was faster. */
async function keepFile(partial: string, place: string): Promise<string> {
  try {
    const path = (await beginsGzipped(partial)) ? `${place}.gz` : place;
    await rename(partial, path);
    return path;
  } catch (error) {
    const kept = await keptPath(place);
    if (kept === undefined) throw outputUnwritable(place, error);
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

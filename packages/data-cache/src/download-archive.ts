import { join } from 'node:path';
import { isVitrumError, VitrumError, type DatasetArchive, type DatasetFile, type PublishedDataset } from '@vitrum/core';
import { longestAccepted } from './decompress.ts';
import { downloadFromMirrors } from './download-from-mirrors.ts';
import type { Download, DownloadOptions } from './download-options.ts';
import { exists, type FoundFiles } from './find-files.ts';
import { OverallProgress } from './overall-progress.ts';
import { makeOutputFolder, outputUnwritable } from './output-unwritable.ts';
import { verifyDownload } from './verify-download.ts';
import { hashFile } from './verify-file.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** Reads one file of a ZIP archive, which may have no more than `limit` bytes. */
export type ReadArchiveMember = (path: string, member: string, limit: number) => Promise<Uint8Array>;

/** A dataset that is published in an archive. */
export type ArchivedDataset = PublishedDataset & { readonly archive: DatasetArchive };

/**
 * Downloads the archive of a dataset, unpacks its files into `folder`, and removes the archive. Files that other datasets take
 * from the same archive are unpacked with them.
 *
 * @throws what `downloadFiles` throws; VITRUM_INVALID_ARCHIVE
 */
export async function downloadArchive(
  dataset: ArchivedDataset,
  folder: string,
  mirrors: readonly string[],
  options: DownloadOptions,
  readMember: ReadArchiveMember,
): Promise<FoundFiles> {
  await makeOutputFolder(folder);
  const { archive } = dataset;
  const progress = new OverallProgress([{ file: archive.name, weight: archive.size }], options);
  const download: Download = {
    name: archive.name,
    size: archive.size,
    maximumLength: archive.size,
    onBytes: (address, received, total) => progress.report(0, address, received, total ?? archive.size),
    verify: (path, host) => verifyArchive(path, host, archive, options.signal),
  };
  const paths = new Map<string, string>();
  await downloadFromMirrors(mirrors, folder, download, options, async (partial) => {
    for (const file of dataset.files) paths.set(file.name, await unpack(partial.path, file, dataset, folder, readMember));
    for (const file of archive.others ?? []) await unpack(partial.path, file, dataset, folder, readMember);
    await partial.remove();
  });
  return paths;
}

async function verifyArchive(path: string, host: string, { name, sha256 }: DatasetArchive, signal: AbortSignal | undefined): Promise<void> {
  const found = await hashFile(path, signal);
  if (found === sha256) return;
  throw new VitrumError({
    code: 'VITRUM_CHECKSUM_MISMATCH',
    message: `${host} sent another ${name} than the published one: its SHA-256 should be ${sha256}, but is ${found}.`,
    hint: 'Try again later, or take the archive from somewhere else.',
  });
}

/** The path of a file from the archive, once it is there and verified. */
async function unpack(archivePath: string, file: DatasetFile, dataset: ArchivedDataset, folder: string, readMember: ReadArchiveMember): Promise<string> {
  const path = join(folder, `${file.name}.gz`);
  if (await exists(path)) return path;
  const bytes = await readMember(archivePath, `${dataset.archive.prefix}${file.name}.gz`, file.gzip?.size ?? longestAccepted(file));
  try {
    await writeFileAtomically(path, bytes, { check: (written) => verifyDownload({ path: written, location: path }, dataset, file) });
  } catch (error) {
    throw isVitrumError(error) ? error : outputUnwritable(path, error);
  }
  return path;
}

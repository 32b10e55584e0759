import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isVitrumError, VitrumError, type DatasetArchive, type DatasetFile, type PublishedDataset } from '@vitrum/core';
import { memberName } from '@vitrum/datasets/internal';
import { maxAcceptedBytes } from '../decompress.ts';
import { exists, type FoundFiles } from '../find-files.ts';
import { makeOutputFolder, outputUnwritable } from '../output-unwritable.ts';
import { verifyDownload } from '../verify-file.ts';
import { downloadFromMirrors } from './download-from-mirrors.ts';
import type { Download, DownloadOptions } from './download-options.ts';
import { removePartials } from './partial-files.ts';
import { overallProgress } from './overall-progress.ts';

/** A dataset published in an archive. */
export type ArchivedDataset = PublishedDataset & { readonly archive: DatasetArchive };

/**
 * Downloads a dataset's archive, unpacks its files into `folder`, and removes the archive. Files of other datasets in the same
 * archive are unpacked too.
 *
 * @throws what `downloadFiles` throws; VITRUM_INVALID_ARCHIVE
 */
export async function downloadArchive(
  dataset: ArchivedDataset,
  folder: string,
  mirrors: readonly string[],
  options: DownloadOptions,
): Promise<FoundFiles> {
  await makeOutputFolder(folder);
  const { archive } = dataset;
  const report = overallProgress([{ file: archive.name, weight: archive.size }], options);
  const all = [...dataset.files, ...(archive.others ?? [])];
  const download: Download = {
    name: archive.name,
    target: join(folder, archive.name),
    size: archive.size,
    maximumLength: archive.size,
    onBytes: (address, received, total) => report(0, address, received, total ?? archive.size),
    verify: (path, host) => verifyArchive(path, host, archive, options.signal),
    isKept: async () => (await Promise.all(all.map((file) => exists(unpackedPath(file, archive, folder))))).every(Boolean),
  };
  const { path } = await downloadFromMirrors(mirrors, download, options);
  for (const file of all) await unpack(path, file, dataset, folder);
  await removePartials(download.target);
  return new Map(dataset.files.map((file) => [file.name, unpackedPath(file, archive, folder)]));
}

async function verifyArchive(path: string, host: string, { name, sha256 }: DatasetArchive, signal: AbortSignal | undefined): Promise<void> {
  const found = await hashOf(path, signal);
  if (found === sha256) return;
  throw new VitrumError({
    code: 'VITRUM_CHECKSUM_MISMATCH',
    message: `${host} sent another ${name} than the published one: its SHA-256 should be ${sha256}, but is ${found}.`,
    hint: 'Try again later, or take the archive from somewhere else.',
  });
}

async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex');
}

/** A file keeps the form that it has in the archive: gzipped in a ZIP, plain in a tar. */
const unpackedPath = ({ name }: DatasetFile, archive: DatasetArchive, folder: string): string =>
  join(folder, memberName({ ...archive, prefix: '' }, name));

/** Unpacks a file under a temporary name, verifies it, and renames it. */
async function unpack(archivePath: string, file: DatasetFile, dataset: ArchivedDataset, folder: string): Promise<void> {
  const path = unpackedPath(file, dataset.archive, folder);
  if (await exists(path)) return;
  const temporary = `${path}.${randomUUID()}.temporary`;
  try {
    const { readArchiveMember } = await import('../archive/read-archive-member.ts'); // few datasets need it
    const bytes = await readArchiveMember(archivePath, memberName(dataset.archive, file.name), file.gzip?.size ?? maxAcceptedBytes(file));
    await writeFile(temporary, bytes, { flush: true });
    await verifyDownload({ path: temporary, location: path }, dataset, file);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // the original error matters more
    if (await exists(path)) return; // another process was faster
    throw isVitrumError(error) ? error : outputUnwritable(path, error);
  }
}

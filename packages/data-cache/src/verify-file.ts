import type { DatasetFile, DatasetFileContent, PublishedDataset } from '@vitrum/core';
import { checkChecksum, wrongChecksum, type Verification } from '@vitrum/datasets/internal';
import { nodeSha256 } from './node-sha256.ts';
import { readDataFile, type NamedPath } from './read-data-file.ts';

/**
 * Verifies that a file, gzipped or not, is the published one, as loading does.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH, VITRUM_INVALID_GZIP, VITRUM_DATA_UNREADABLE
 */
export async function verifyFile(path: string, dataset: PublishedDataset, file: DatasetFile): Promise<Verification> {
  return verifyContent(await readDataFile({ path, location: path }, dataset, file), dataset, file);
}

/**
 * Verifies that a download is the published file. Unlike a user's own file, a matching size alone is not enough.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH, VITRUM_INVALID_GZIP, VITRUM_DATA_UNREADABLE; the signal's reason when it is aborted
 */
export async function verifyDownload(download: NamedPath, dataset: PublishedDataset, file: DatasetFile, signal?: AbortSignal): Promise<void> {
  const content = await readDataFile(download, dataset, file, signal);
  const by = await verifyContent(content, dataset, file);
  const { name, gzip } = file;
  if (by === 'checksum' || gzip === undefined) return;
  const found = content.gzipSha256 ?? (await nodeSha256(content.bytes));
  throw wrongChecksum({ location: download.location, file: `${name}.gz`, expected: gzip.sha256, found }, dataset, file);
}

const verifyContent = (content: DatasetFileContent, dataset: PublishedDataset, file: DatasetFile): Promise<Verification> =>
  checkChecksum(content, dataset, file, { sha256: nodeSha256 });

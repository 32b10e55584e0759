import type { DatasetFile, PublishedDataset } from '@vitrum/core';
import { wrongChecksum } from '@vitrum/datasets';
import { hashFile, verifyFile, type NamedPath } from './verify-file.ts';

/**
 * Checks that a file that was just downloaded is the published one. It comes from its publisher: unlike a person's own, it is not
 * accepted by its size alone.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH, VITRUM_INVALID_GZIP, VITRUM_DATA_UNREADABLE; the signal's reason when it is aborted
 */
export async function verifyDownload(file: NamedPath, dataset: PublishedDataset, published: DatasetFile, signal?: AbortSignal): Promise<void> {
  const by = await verifyFile(file, dataset, published, signal);
  const { name, gzip } = published;
  if (by === 'checksum' || gzip === undefined) return;
  const found = await hashFile(file.path, signal);
  throw wrongChecksum({ location: file.location, file: `${name}.gz`, expected: gzip.sha256, found }, dataset, published);
}

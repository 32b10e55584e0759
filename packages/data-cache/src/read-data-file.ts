import { readFile, stat } from 'node:fs/promises';
import type { DatasetFile, DatasetFileContent, PublishedDataset } from '@vitrum/core';
import { dataUnreadable, systemReason } from '@vitrum/core/internal';
import { checkLength, decompress, isGzipped } from './decompress.ts';
import { nodeSha256 } from './node-sha256.ts';

/** A file, and its name in messages. */
export interface NamedPath {
  readonly path: string;
  readonly location: string;
}

/**
 * Reads a data file, gzipped or not.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP, VITRUM_CHECKSUM_MISMATCH; the signal's reason when it is aborted
 */
export async function readDataFile(
  { path, location }: NamedPath,
  dataset: PublishedDataset,
  file: DatasetFile,
  signal?: AbortSignal,
): Promise<DatasetFileContent> {
  // A folder has no content, and reading a pipe or device may never end.
  const status = await attempt(path, signal, () => stat(path));
  if (status.isDirectory()) throw dataUnreadable(path, 'it is a folder');
  if (!status.isFile()) throw dataUnreadable(path, 'it is not a regular file');
  checkLength(status.size, location, dataset, file);
  const bytes = await attempt(path, signal, () => readFile(path, { signal }));
  const content = await decompress({ bytes, location }, dataset, file);
  if (file.gzip === undefined || !isGzipped(bytes)) return content;
  return { ...content, gzipSha256: await nodeSha256(bytes) };
}

async function attempt<T>(path: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    throw dataUnreadable(path, systemReason(error), error);
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { dataUnreadable, systemCode, systemReason, VitrumError, type DatasetFile, type PublishedDataset } from '@vitrum/core';
import { wrongChecksum, wrongSize } from '@vitrum/datasets';
import { invalidGzip, isGzipped, longestAccepted, tooLong } from './decompress.ts';

/** A file in a folder, and what it is called in messages. */
export interface NamedPath {
  readonly path: string;
  readonly location: string;
}

/** `checksum`: it is the published file. `size`: it has its size, and nobody has published the checksum of its uncompressed form. */
export type Verification = 'checksum' | 'size';

/**
 * Checks that a file, gzipped or not, is a published one. It is streamed: no more than a piece of it is in memory.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH, VITRUM_INVALID_GZIP, VITRUM_DATA_UNREADABLE; the signal's reason when it is aborted
 */
export async function verifyFile(
  { path, location }: NamedPath,
  dataset: PublishedDataset,
  file: DatasetFile,
  signal?: AbortSignal,
): Promise<Verification> {
  const isCompressed = isGzipped(await firstBytes(path));
  const wanted = file.gzip?.sha256;
  const ofFile = isCompressed && wanted !== undefined ? await hashFile(path, signal) : undefined;
  if (ofFile !== undefined && ofFile === wanted) return 'checksum';
  const content = await digestContent({ path, location }, isCompressed, dataset, file, signal);
  if (file.sha256 === undefined) {
    if (content.length !== file.size) throw wrongSize(content.length, location, dataset, file);
    return 'size';
  }
  if (content.sha256 === file.sha256) return 'checksum';
  throw wrongChecksum({ location, file: file.name, expected: file.sha256, found: content.sha256 }, dataset, file);
}

/** SHA-256 of a file as it is. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw dataUnreadable(path, systemReason(error), error);
  }
  return hash.digest('hex');
}

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw dataUnreadable(path, systemReason(error), error);
  }
}

interface ContentDigest {
  readonly sha256: string;
  readonly length: number;
}

async function digestContent(
  { path, location }: NamedPath,
  isCompressed: boolean,
  dataset: PublishedDataset,
  file: DatasetFile,
  signal: AbortSignal | undefined,
): Promise<ContentDigest> {
  const hash = createHash('sha256');
  let length = 0;
  const measure = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > longestAccepted(file)) throw tooLong(location, dataset, file);
      hash.update(chunk);
    }
  };
  try {
    if (isCompressed) await pipeline(createReadStream(path), createGunzip(), measure, { signal });
    else await pipeline(createReadStream(path), measure, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof VitrumError) throw error;
    if (systemCode(error)?.startsWith('Z_')) throw invalidGzip(location, dataset, file, error);
    throw dataUnreadable(path, systemReason(error), error);
  }
  return { sha256: hash.digest('hex'), length };
}

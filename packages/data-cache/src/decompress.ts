import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { VitrumError, type DatasetFile, type DatasetFileContent, type PublishedDataset } from '@vitrum/core';
import { systemCode, systemReason } from '@vitrum/core/internal';
import { formatCount, replaceHint } from '@vitrum/datasets/internal';

const gunzipToBuffer = promisify(gunzip);

/** Maximum excess over the published size at which a file is still read and diagnosed. */
const tolerance = 65_536;

/** Maximum number of bytes read from a file, gzipped or not; the overhead of gzip is below the tolerance. */
export function maxAcceptedBytes(file: DatasetFile): number {
  return file.size + tolerance;
}

/** True for data that begin with the magic number of gzip (RFC 1952, §2.3.1). */
export function isGzipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The minimum chunk size of zlib. */
const minChunkBytes = 64;

/**
 * The uncompressed content of a file that may be gzipped, detected by its first bytes rather than its name.
 *
 * @throws VITRUM_INVALID_GZIP; VITRUM_CHECKSUM_MISMATCH when the content is far longer than the published one
 */
export async function decompress(
  { bytes, location }: DatasetFileContent,
  dataset: PublishedDataset,
  file: DatasetFile,
): Promise<DatasetFileContent> {
  if (!isGzipped(bytes)) return { bytes: plainBytes(bytes), location };
  try {
    const content = await gunzipToBuffer(bytes, {
      // A single chunk avoids concatenation, which halves time and memory.
      chunkSize: Math.max(file.size + 1, minChunkBytes),
      maxOutputLength: maxAcceptedBytes(file),
    });
    return { bytes: plainBytes(content), location };
  } catch (error) {
    if (systemCode(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLong(location, dataset, file);
    throw invalidGzip(location, dataset, file, error);
  }
}

/** Converts Node's `Buffer` to a plain Uint8Array, some of whose methods differ. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Rejects a file far longer than the published one before reading it.
 *
 * @throws VITRUM_CHECKSUM_MISMATCH
 */
export function checkLength(length: number, location: string, dataset: PublishedDataset, file: DatasetFile): void {
  if (length > maxAcceptedBytes(file)) throw tooLong(location, dataset, file);
}

function tooLong(location: string, dataset: PublishedDataset, file: DatasetFile): VitrumError {
  return new VitrumError({
    code: 'VITRUM_CHECKSUM_MISMATCH',
    message: `${location} is not the published ${file.name}: it holds more than its ${formatCount(file.size)} bytes.`,
    hint: replaceHint(dataset, file),
  });
}

function invalidGzip(location: string, dataset: PublishedDataset, file: DatasetFile, error: unknown): VitrumError {
  const isCutShort = systemCode(error) === 'Z_BUF_ERROR';
  return new VitrumError({
    code: 'VITRUM_INVALID_GZIP',
    message: `${location} cannot be decompressed: its gzip data are ${isCutShort ? 'cut short' : `damaged (${systemReason(error)})`}.`,
    hint: replaceHint(dataset, file),
    cause: error,
  });
}

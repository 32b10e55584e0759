import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isVitrumError, VitrumError } from '@vitrum/core';
import { unreadable } from '@vitrum/core/internal';
import { readBeginning } from '../../files/read-beginning.ts';
import { isGzip } from '../../files/read-whole-file.ts';

/** Size of the chunks read, in bytes. */
const chunkSize = 262_144;

/** Number of bytes that may be decompressed from a file of any size. */
const trusted = 67_108_864;

/** Maximum expansion: tables typically expand 5 to 100 times, a repeated byte 1032 times. */
const maxExpansion = 500;

/**
 * The content of a file in chunks, decompressed if it begins like gzip.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  // Rejects pipes and devices: reading them may never end, and cannot be repeated.
  const isGzipped = isGzip((await readBeginning(path, 2)).beginning);
  const file = createReadStream(path, { highWaterMark: chunkSize });
  // An error destroys the last stream of the pipeline, which then throws it.
  const bytes: AsyncIterable<Uint8Array> = isGzipped ? pipeline(file, createGunzip({ chunkSize }), () => undefined) : file;
  let unpacked = 0;
  try {
    for await (const piece of bytes) {
      unpacked += piece.length;
      if (isGzipped && unpacked > trusted && unpacked > maxExpansion * file.bytesRead) throw endless(path);
      yield piece;
    }
  } catch (error) {
    if (isVitrumError(error)) throw error;
    throw isGzipped ? invalidGzip(path, error) : unreadable(path, error);
  }
}

function endless(path: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_GZIP',
    message: `${path} unpacks to more than ${maxExpansion} times its size, as only one thing repeated does.`,
    hint: 'Check that it is the right file; if it really is that long, unpack it with gunzip first.',
  });
}

function invalidGzip(path: string, error: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_GZIP',
    message: `${path} cannot be decompressed: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Its gzip data are damaged or cut short: replace it with the original.',
    cause: error,
  });
}

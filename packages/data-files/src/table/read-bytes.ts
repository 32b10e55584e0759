import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isVitrumError, VitrumError } from '@vitrum/core';
import { readBeginning } from '../files/read-beginning.ts';
import { isGzip } from '../files/read-whole-file.ts';
import { unreadable } from '../files/unreadable.ts';

/** Bytes that are read at once. */
const chunkSize = 262_144;

/** So many bytes are unpacked whatever they come from. */
const trusted = 67_108_864;

/** Tables become 5 to 100 times as long when they are unpacked; the same byte over and over again becomes 1032 times as long. */
const maxExpansion = 500;

/**
 * The content of a file, piece by piece; gzipped or not, its content decides.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  // Reading a pipe or a device may never end, and it cannot be read twice: this refuses them.
  const isGzipped = isGzip((await readBeginning(path, 2)).beginning);
  const file = createReadStream(path, { highWaterMark: chunkSize });
  // What goes wrong destroys the last stream of the pipeline, which then throws it.
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
    hint: 'Check that it is the file that is meant; what is really so long can be read when it is unpacked with gunzip.',
  });
}

function invalidGzip(path: string, error: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_GZIP',
    message: `${path} cannot be decompressed: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Its gzip data are damaged or cut short: replace it by the original.',
    cause: error,
  });
}

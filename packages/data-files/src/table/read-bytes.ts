import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { VitrumError } from '@vitrum/core';
import { unreadable } from '../files/unreadable.ts';

/** Bytes that are read at once. */
const chunkSize = 262_144;

/**
 * The content of a file, piece by piece; gzipped or not, its content decides.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  const isGzipped = await beginsWithGzip(path);
  const file = createReadStream(path, { highWaterMark: chunkSize });
  // What goes wrong destroys the last stream of the pipeline, which then throws it.
  const bytes: AsyncIterable<Uint8Array> = isGzipped ? pipeline(file, createGunzip({ chunkSize }), () => undefined) : file;
  try {
    yield* bytes;
  } catch (error) {
    throw isGzipped ? invalidGzip(path, error) : unreadable(path, error);
  }
}

async function beginsWithGzip(path: string): Promise<boolean> {
  try {
    // Reading a pipe or a device may never end, and it cannot be read twice.
    const status = await stat(path);
    if (!status.isFile()) throw new Error(status.isDirectory() ? 'it is a folder' : 'it is not a regular file');
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

function invalidGzip(path: string, error: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_GZIP',
    message: `${path} cannot be decompressed: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Its gzip data are damaged or cut short: replace it by the original.',
    cause: error,
  });
}

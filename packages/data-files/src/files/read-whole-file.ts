import { constants } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { VitrumError } from '@vitrum/core';
import { dataUnreadable, systemCode, systemReason, unreadable } from '@vitrum/core/internal';
import { formatCount } from '@vitrum/datasets/internal';

const gunzipToBuffer = promisify(gunzip);

/** Maximum expansion of Deflate: a match of 258 bytes takes at least 2 bits (RFC 1951, §3.2.5). */
const maxExpansion = 1032;

/** The minimum chunk size of zlib. */
const minChunkBytes = 64;

/** Maximum uncompressed size of a file read into memory. */
const maxBytes = Math.min(1_073_741_824, constants.MAX_LENGTH);

/**
 * The size of a file.
 *
 * @throws VITRUM_DATA_UNREADABLE when it is not there, or is a folder or a device
 */
export async function fileSize(path: string): Promise<number> {
  const status = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (status.isFile()) return status.size;
  throw dataUnreadable(path, status.isDirectory() ? 'it is a folder' : 'it is not a regular file');
}

/** The expected uncompressed length, and the error if the content is longer. */
export interface ExpectedLength {
  readonly expected: number;
  readonly tooLong: () => VitrumError;
}

/**
 * The content of a file, decompressed if it is gzipped.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function readWholeFile(path: string, length?: ExpectedLength): Promise<Uint8Array> {
  const limit = maxBytes;
  const size = await fileSize(path);
  if (size > limit) throw dataUnreadable(path, `it has ${formatCount(size)} bytes, more than the ${formatCount(limit)} that are held in memory`);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  return isGzip(bytes) ? unpack(bytes, path, length) : plainBytes(bytes);
}

/** True for data that begin with the magic number of gzip (RFC 1952, §2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpack(bytes: Buffer, path: string, length: ExpectedLength | undefined): Promise<Uint8Array> {
  const isExpected = length !== undefined && length.expected < maxBytes;
  const limit = isExpected ? Math.max(length.expected, 1) : maxBytes;
  // The last four bytes declare the content's length modulo 2³²: a single chunk of that size avoids concatenation. They
  // are untrusted, so the size is limited by what gzip can make of the file.
  const promised = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  const chunkSize = Math.min(promised + 1, bytes.length * maxExpansion, limit);
  try {
    return plainBytes(await gunzipToBuffer(bytes, { chunkSize: Math.max(chunkSize, minChunkBytes), maxOutputLength: limit }));
  } catch (error) {
    if (systemCode(error) === 'ERR_BUFFER_TOO_LARGE') {
      if (isExpected) throw length.tooLong();
      throw new VitrumError({
        code: 'VITRUM_INVALID_GZIP',
        message: `${path} unpacks to more than the ${formatCount(limit)} bytes that are held in memory.`,
        hint: 'Unpack it with gunzip: an uncompressed file is read from the disk in parts.',
        cause: error,
      });
    }
    const isCutShort = systemCode(error) === 'Z_BUF_ERROR';
    throw new VitrumError({
      code: 'VITRUM_INVALID_GZIP',
      message: `${path} cannot be decompressed: its gzip data are ${isCutShort ? 'cut short' : `damaged (${systemReason(error)})`}.`,
      hint: 'It was probably not copied or downloaded completely: replace it with the original.',
      cause: error,
    });
  }
}

/** Converts Node's `Buffer` to a plain Uint8Array, some of whose methods differ. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

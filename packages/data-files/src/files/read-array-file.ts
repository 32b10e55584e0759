import { VitrumError } from '@vitrum/core';
import { formatCount } from '@vitrum/datasets/internal';
import { readBytes } from '../table/cells/read-bytes.ts';
import { readBeginning } from './read-beginning.ts';
import { isGzip, readWholeFile } from './read-whole-file.ts';

/** How to determine the length of a file from its header. */
export interface ArrayHeader {
  /** Maximum size of a header in bytes. */
  readonly room: number;
  /** The size of the whole file, computed from its beginning. */
  readonly promisedBy: (beginning: Uint8Array) => number;
}

/**
 * The content of a file with a header, gzipped or not. No more is decompressed than the header declares.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP, what reading the header throws
 */
export async function readArrayFile(path: string, { room, promisedBy }: ArrayHeader): Promise<Uint8Array> {
  const { beginning } = await readBeginning(path, 2);
  if (!isGzip(beginning)) return readWholeFile(path);
  const unpacked = await unpackedBeginning(path, room);
  const promised = promisedBy(unpacked);
  return readWholeFile(path, { expected: promised, tooLong: () => tooLong(path, promised) });
}

async function unpackedBeginning(path: string, length: number): Promise<Uint8Array> {
  const beginning = new Uint8Array(length);
  let filled = 0;
  for await (const chunk of readBytes(path)) {
    const part = chunk.subarray(0, length - filled);
    beginning.set(part, filled);
    filled += part.length;
    if (filled === length) break;
  }
  return beginning.subarray(0, filled);
}

function tooLong(path: string, promised: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_GZIP',
    message: `${path} unpacks to more than the ${formatCount(promised)} bytes that its header promises.`,
    hint: 'Replace it with the original.',
  });
}

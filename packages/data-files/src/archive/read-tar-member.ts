import type { FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { didYouMean, isVitrumError, nearestName, systemReason, type VitrumError } from '@vitrum/core';
import { formatCount, listSome } from '@vitrum/datasets';
import { invalidArchive } from './archive-error.ts';
import { tarEntries, type TarEntry } from './tar-entries.ts';

/**
 * Reads one file of an open gzipped tar archive, of at most `limit` bytes. The archive is read as a stream up to that file.
 *
 * @throws VITRUM_INVALID_ARCHIVE
 */
export async function readTarMember(file: FileHandle, path: string, member: string, limit: number): Promise<Uint8Array> {
  const names: string[] = [];
  const source = file.createReadStream({ start: 0, autoClose: false, highWaterMark: chunkSize });
  const plain = createGunzip({ chunkSize });
  source.on('error', (error) => plain.destroy(error));
  try {
    for await (const entry of tarEntries(source.pipe(plain))) {
      const name = entry.name.replace(/^\.\//, '');
      if (name === member && entry.isFile) return await contentOf(entry, path, limit);
      if (entry.isFile) names.push(name);
    }
  } catch (error) {
    throw isVitrumError(error) ? error : damaged(path, error);
  } finally {
    source.destroy();
    plain.destroy();
  }
  throw noSuchMember(path, member, names);
}

async function contentOf({ name, size, read }: TarEntry, path: string, limit: number): Promise<Uint8Array> {
  if (size <= limit) return read();
  throw invalidArchive(
    `${name} in ${path} has ${formatCount(size)} bytes, more than the ${formatCount(limit)} that it may have here.`,
    'Check that it is the file that is meant; a larger one has to be unpacked first.',
  );
}

function damaged(path: string, cause: unknown): VitrumError {
  return invalidArchive(
    `${path} is a damaged gzipped tar archive, or cut short: ${systemReason(cause).replace(/\.$/, '')}.`,
    'It was probably not copied or downloaded completely: replace it by its original.',
    { cause },
  );
}

function noSuchMember(path: string, member: string, names: readonly string[]): VitrumError {
  const nearest = nearestName(member, names);
  return invalidArchive(
    `${path} has no file ${member}.`,
    names.length === 0 ? 'The archive is empty.' : `${didYouMean(nearest)}It has ${listSome(names)}.`,
    { nearest },
  );
}

const chunkSize = 262_144;

import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { didYouMean, isVitrumError, nearestName, systemReason, type VitrumError } from '@vitrum/core';
import { formatCount, listSome } from '@vitrum/datasets';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { invalidArchive } from './archive-error.ts';

/**
 * Reads one file of an open gzipped tar archive, of at most `limit` bytes. The archive is read as a stream up to that file.
 *
 * @throws VITRUM_INVALID_ARCHIVE
 */
export async function readTarMember(file: FileHandle, path: string, member: string, limit: number): Promise<Uint8Array> {
  const names: string[] = [];
  try {
    for await (const entry of entriesOf(file)) {
      const name = entry.header.name.replace(/^\.\//, '');
      if (name === member && isFile(entry)) return await contentOf(entry, path, limit);
      if (isFile(entry)) names.push(name);
      await entry.body.cancel();
    }
  } catch (error) {
    throw isVitrumError(error) ? error : damaged(path, error);
  }
  throw noSuchMember(path, member, names);
}

const isFile = ({ header: { type = 'file' } }: ParsedTarEntry): boolean => type === 'file';

async function* entriesOf(file: FileHandle): AsyncGenerator<ParsedTarEntry> {
  const source = file.createReadStream({ start: 0, autoClose: false, highWaterMark: chunkSize });
  const plain = createGunzip({ chunkSize });
  source.on('error', (error) => plain.destroy(error));
  const decoder = createTarDecoder({ strict: true });
  const fed = Readable.toWeb(source.pipe(plain)).pipeTo(decoder.writable);
  fed.catch(() => undefined); // the reader of the entries gets the error
  const reader = decoder.readable.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    await fed;
  } finally {
    await reader.cancel('no more is needed').catch(() => undefined);
    await fed.catch(() => undefined);
    source.destroy();
    plain.destroy();
  }
}

async function contentOf({ header: { name, size }, body }: ParsedTarEntry, path: string, limit: number): Promise<Uint8Array> {
  if (size > limit) {
    throw invalidArchive(
      `${name} in ${path} has ${formatCount(size)} bytes, more than the ${formatCount(limit)} that it may have here.`,
      'Check that it is the file that is meant; a larger one has to be unpacked first.',
    );
  }
  const content = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of body) {
    content.set(chunk, filled);
    filled += chunk.length;
  }
  if (filled < size) throw new Error('it ends within a file');
  return content;
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

import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isVitrumError, type VitrumError } from '@vitrum/core';
import { didYouMean, nearestName, systemReason } from '@vitrum/core/internal';
import { formatCount, listSome } from '@vitrum/datasets/internal';
import { extract, type Extract } from 'tar-stream';
import { invalidArchive } from './archive-error.ts';

/**
 * Reads one file of an open gzipped tar archive, of at most `limit` bytes. The archive is read as a stream up to that file.
 *
 * @throws VITRUM_INVALID_ARCHIVE
 */
export async function readTarMember(file: FileHandle, path: string, member: string, limit: number): Promise<Uint8Array> {
  const names: string[] = [];
  const source = file.createReadStream({ start: 0, autoClose: false, highWaterMark: chunkSize });
  const entries = extract();
  const fed = pipeline(source, createGunzip({ chunkSize }), entries);
  fed.catch(() => undefined); // the reader of the entries gets the error
  try {
    for await (const entry of entries) {
      const name = entry.header.name.replace(/^\.\//, '');
      if (name === member && isFile(entry)) return await contentOf(entry, path, limit);
      if (isFile(entry)) names.push(name);
      entry.resume();
    }
    await fed;
  } catch (error) {
    throw isVitrumError(error) ? error : damaged(path, error);
  } finally {
    source.destroy();
    entries.destroy();
  }
  throw noSuchMember(path, member, names);
}

/** An entry of an archive. */
type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;

const isFile = ({ header: { type } }: Entry): boolean => type === 'file' || type === 'contiguous-file';

async function contentOf(entry: Entry, path: string, limit: number): Promise<Uint8Array> {
  const { name, size = 0 } = entry.header;
  if (size > limit) {
    throw invalidArchive(
      `${name} in ${path} has ${formatCount(size)} bytes, more than the ${formatCount(limit)} that it may have here.`,
      'Check that it is the file that is meant; a larger one has to be unpacked first.',
    );
  }
  const content = new Uint8Array(size);
  let filled = 0;
  // Its types leave open what its chunks are: bytes, since nothing is decoded.
  for await (const chunk of entry as AsyncIterable<Uint8Array>) {
    content.set(chunk, filled);
    filled += chunk.length;
  }
  if (filled < size) throw new Error('it ends within a file');
  return content;
}

function damaged(path: string, cause: unknown): VitrumError {
  return invalidArchive(
    `${path} is a damaged gzipped tar archive, or cut short: ${systemReason(cause).replace(/\.$/, '')}.`,
    'It was probably not copied or downloaded completely: replace it with the original.',
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

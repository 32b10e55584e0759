import type { FileHandle } from 'node:fs/promises';
import { isVitrumError } from '@vitrum/core';
import { systemReason } from '@vitrum/core/internal';
import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';
import { invalidArchive } from './archive-error.ts';
import { FileReader } from './file-reader.ts';
import { openRegularFile } from './open-regular-file.ts';

/** An open archive and its files, without folders, in archive order. */
export interface OpenArchive {
  readonly zip: ZipFile;
  readonly entries: readonly Entry[];
}

/**
 * Opens a ZIP archive for the duration of `use`.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_ARCHIVE
 */
export async function withArchive<Result>(path: string, use: (archive: OpenArchive) => Promise<Result>): Promise<Result> {
  const { file, size } = await openRegularFile(path);
  try {
    const reader = new FileReader(file, size);
    const zip = await fromRandomAccessReaderPromise(reader, size, { lazyEntries: true, autoClose: false });
    return await use({ zip, entries: await listEntries(zip) });
  } catch (error) {
    throw isVitrumError(error) ? error : await damaged(path, file, error);
  } finally {
    await file.close();
  }
}

async function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries.filter((entry) => !entry.fileName.endsWith('/'));
}

async function damaged(path: string, file: FileHandle, cause: unknown): Promise<Error> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(2), 0, 2, 0);
  const looksLikeZip = bytesRead === 2 && buffer[0] === 0x50 && buffer[1] === 0x4b; // "PK"
  if (!looksLikeZip) {
    return invalidArchive(`${path} is not a ZIP archive: it does not begin with the letters PK.`, 'Check that it is the archive itself.', {
      cause,
    });
  }
  return invalidArchive(
    `${path} is a damaged ZIP archive, or cut short: ${systemReason(cause).replace(/\.$/, '')}.`,
    'It was probably not copied or downloaded completely: replace it with the original.',
    { cause },
  );
}

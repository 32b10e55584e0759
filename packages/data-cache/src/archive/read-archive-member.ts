import { crc32 } from 'node:zlib';
import { formatCount, listSome } from '@vitrum/datasets/internal';
import type { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import type { Entry, ZipFile } from 'yauzl';
import { invalidArchive } from './archive-error.ts';
import { openRegularFile } from './open-regular-file.ts';
import { readTarMember } from './read-tar-member.ts';
import { withArchive } from './with-archive.ts';

/** Maximum expansion of Deflate: a match of 258 bytes takes at least 2 bits (RFC 1951, §3.2.5). */
const maxExpansion = 1032;

/**
 * Reads one file of an archive: a ZIP, of which nothing else is read and the CRC-32 is checked, or a gzipped tar archive, which is
 * read up to that file.
 *
 * Of a ZIP, no memory is taken for more bytes than the compressed ones can stand for.
 *
 * @param limit - The most bytes that the content may have.
 * @example
 * await readArchiveMember('gzip.zip', 'gzip/emnist-digits-test-labels-idx1-ubyte.gz', 1_000_000)
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_INVALID_ARCHIVE
 */
export async function readArchiveMember(path: string, member: string, limit: number): Promise<Uint8Array> {
  return (await readIfTar(path, member, limit)) ?? readZipMember(path, member, limit);
}

/** Undefined for a file that is not gzipped. */
async function readIfTar(path: string, member: string, limit: number): Promise<Uint8Array | undefined> {
  const { file } = await openRegularFile(path);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(2), 0, 2, 0);
    const isGzipped = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b; // RFC 1952, §2.3.1
    return isGzipped ? await readTarMember(file, path, member, limit) : undefined;
  } finally {
    await file.close();
  }
}

async function readZipMember(path: string, member: string, limit: number): Promise<Uint8Array> {
  return withArchive(path, async ({ zip, entries }) => {
    const entry = entries.find(({ fileName }) => fileName === member);
    if (entry === undefined) throw noSuchMember(path, member, entries);
    checkEntry(path, zip, entry, limit);
    const content = await readEntry(zip, entry);
    if (crc32(content) === entry.crc32) return content;
    throw invalidArchive(
      `${path} is damaged: the CRC-32 of its file ${member} is not the one that the archive gives.`,
      'It was probably not copied or downloaded completely: replace it with the original.',
    );
  });
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const content = new Uint8Array(entry.uncompressedSize);
  let filled = 0;
  const stream = await zip.openReadStreamPromise(entry);
  stream.on('error', () => undefined); // the loop throws the first error; a second one must not end the process
  // The stream itself fails if it has more or fewer bytes than declared.
  for await (const chunk of stream) {
    const bytes = chunk as Uint8Array; // a Node stream without an encoding yields bytes
    content.set(bytes, filled);
    filled += bytes.length;
  }
  return content;
}

function checkEntry(path: string, zip: ZipFile, entry: Entry, limit: number): void {
  const { fileName, compressedSize, uncompressedSize } = entry;
  if (!entry.canDecodeFileData()) {
    const reason = entry.isEncrypted() ? 'is encrypted' : `is compressed by method ${entry.compressionMethod}, and only deflate is known`;
    throw invalidArchive(`${fileName} in ${path} ${reason}.`, 'Unpack it with another program, and give what it holds.');
  }
  if (compressedSize > zip.fileSize || uncompressedSize > compressedSize * maxExpansion) {
    throw invalidArchive(
      `${path} is damaged: it promises ${formatCount(uncompressedSize)} bytes of ${fileName} from ${formatCount(compressedSize)} compressed ones.`,
      'Replace it with the original.',
    );
  }
  if (uncompressedSize > limit) {
    throw invalidArchive(
      `${fileName} in ${path} has ${formatCount(uncompressedSize)} bytes, more than the ${formatCount(limit)} that it may have here.`,
      'Check that it is the file that is meant; a larger one has to be unpacked first.',
    );
  }
}

function noSuchMember(path: string, member: string, entries: readonly Entry[]): VitrumError {
  const names = entries.map(({ fileName }) => fileName);
  const nearest = nearestName(member, names);
  return invalidArchive(
    `${path} has no file ${member}.`,
    names.length === 0 ? 'The archive is empty.' : `${didYouMean(nearest)}It has ${listSome(names)}.`,
    { nearest },
  );
}

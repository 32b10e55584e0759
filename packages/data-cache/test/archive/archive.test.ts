import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isVitrumError } from '@vitrum/core';
import { listArchive, readArchiveMember } from '@vitrum/data-cache';
import { makeZip, type ZipMember } from '../support/make-zip.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../../../datasets/test/support/thrown-by.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const members: readonly ZipMember[] = [
  { name: 'folder/', content: new Uint8Array(), stored: true },
  { name: 'folder/letters', content: text('abc'.repeat(1000)) },
  { name: 'folder/empty', content: new Uint8Array() },
  { name: 'stored', content: text('as it is'), stored: true },
];

/** Made by Python 3.11's `zipfile`: hello.txt with `hello, hello, hello, hello` and a line feed, deflated. */
const fromPython =
  'UEsDBBQAAAAIAAAAIVhLIaEpDAAAABsAAAAJAAAAaGVsbG8udHh0y0jNycnXUcjApLgAUEsBAhQDFAAAAAgAAAAhWEshoSkMAAAAGwAAAAkAAAAAAAAAAAAAAIABAAAAAGhlbGxvLnR4dFBLBQYAAAAAAQABADcAAAAzAAAAAAA=';

async function archive(bytes: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'a.zip');
  await writeFile(path, bytes);
  return path;
}

describe('a ZIP archive', () => {
  test('lists its files, without folders, with their sizes', async () => {
    expect(await listArchive(await archive(makeZip(members)))).toEqual([
      { name: 'folder/letters', size: 3000 },
      { name: 'folder/empty', size: 0 },
      { name: 'stored', size: 8 },
    ]);
  });

  test.each(members.slice(1))('gives its file $name', async ({ name, content }) => {
    expect(await readArchiveMember(await archive(makeZip(members)), name, 3000)).toEqual(content);
  });

  test('by another program is read', async () => {
    const content = await readArchiveMember(await archive(Buffer.from(fromPython, 'base64')), 'hello.txt', 100);
    expect(new TextDecoder().decode(content)).toBe('hello, hello, hello, hello\n');
  });
});

describe('refused', () => {
  test('a name that is not there, with the nearest one', async () => {
    const path = await archive(makeZip(members));
    expect(await thrownBy(() => readArchiveMember(path, 'folder/leters', 3000))).toMatchObject({
      code: 'VITRUM_INVALID_ARCHIVE',
      message: `${path} has no file folder/leters.`,
      nearest: 'folder/letters',
      hint: 'Did you mean "folder/letters"? It has folder/letters, folder/empty, stored.',
    });
  });

  test('more bytes than allowed', async () => {
    const path = await archive(makeZip(members));
    expect(await thrownBy(() => readArchiveMember(path, 'folder/letters', 2999))).toMatchObject({
      code: 'VITRUM_INVALID_ARCHIVE',
      message: `folder/letters in ${path} has 3,000 bytes, more than the 2,999 that it may have here.`,
    });
  });

  test('content whose CRC-32 is another', async () => {
    const bytes = makeZip([{ name: 'a', content: text('as it is'), stored: true }]);
    bytes[31] = 0x41; // the first byte of the content: 30 bytes of local header and 1 of name come before it
    const path = await archive(bytes);
    expect(await thrownBy(() => readArchiveMember(path, 'a', 100))).toMatchObject({
      code: 'VITRUM_INVALID_ARCHIVE',
      message: `${path} is damaged: the CRC-32 of its file a is not the one that the archive gives.`,
    });
  });

  test('a promise of more bytes than deflate can make of what is there, before memory is taken', async () => {
    const bytes = makeZip([{ name: 'a', content: text('abc') }]);
    // The size in the central directory: 30 + 1 + 5 bytes before it, 24 bytes into it.
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(30 + 1 + 5 + 24, 0xf000_0000, true);
    const path = await archive(bytes);
    expect(await thrownBy(() => readArchiveMember(path, 'a', 2 ** 32))).toMatchObject({
      message: `${path} is damaged: it promises 4,026,531,840 bytes of a from 5 compressed ones.`,
    });
  });

  test.each([
    ['something else', text('{"no": "archive"}'), 'is not a ZIP archive: it does not begin with the letters PK.'],
    ['an empty file', new Uint8Array(), 'is not a ZIP archive: it does not begin with the letters PK.'],
    ['an archive cut short', makeZip(members).subarray(0, 80), 'is a damaged ZIP archive, or cut short: End of central'],
  ])('%s', async (_, bytes, message) => {
    const path = await archive(bytes);
    const error = await thrownBy(() => listArchive(path));
    expect(error.code).toBe('VITRUM_INVALID_ARCHIVE');
    expect(error.message).toContain(message);
  });

  test('a folder, and nothing', async () => {
    const folder = await temporaryFolder();
    expect(await thrownBy(() => listArchive(folder))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE' });
    expect(await thrownBy(() => listArchive(join(folder, 'no')))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE' });
  });
});

test('an archive with bytes changed or cut short is read or refused, and ends', async () => {
  const bytes = makeZip(members);
  const path = await archive(bytes);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      fc.integer({ min: 0, max: bytes.length }),
      fc.boolean(),
      async (changes, length, isCut) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        await writeFile(path, isCut ? damaged.subarray(0, length) : damaged);
        try {
          for (const { name, size } of await listArchive(path)) {
            expect(await readArchiveMember(path, name, 10_000)).toHaveLength(size);
          }
        } catch (error) {
          if (!isVitrumError(error)) throw error;
          expect(error.code).toBe('VITRUM_INVALID_ARCHIVE');
        }
      },
    ),
    { seed: 5, numRuns: 400 },
  );
});

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DatasetArchive, DatasetFile } from '@vitrum/core';
import { createMnistLike, type MnistLike } from '@vitrum/datasets';
import { formatCount } from '@vitrum/datasets/internal';
import { createFolderContext, type FolderContextOptions } from '@vitrum/data-cache';
import { contentOf, createFakeMnist, fileNames, trainImages } from '../../datasets/test/support/fake-mnist.ts';
import { thrownBy } from '../../datasets/test/support/thrown-by.ts';
import { makeZip } from './support/make-zip.ts';
import { startMirror } from './support/mirror.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { definition: fake, contents } = createFakeMnist();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const gzipped = new Map(fileNames.map((name) => [name, gzipSync(contentOf(contents, name))]));
const gzippedOf = (name: string): Uint8Array => contentOf(gzipped, name);
const otherBytes = gzipSync(Buffer.from('other'));
const zip = makeZip(
  [...gzipped, ['other', otherBytes] as const, ['unused', otherBytes] as const].map(([name, content]) => ({ name: `inside/${name}.gz`, content, stored: true })),
);

/** The fake MNIST as if it were published in an archive, of whose files only the gzipped form has a known checksum. */
function publish(archive: Partial<DatasetArchive> = {}, bytesOf: (name: string) => Uint8Array = gzippedOf): MnistLike {
  const archived = ({ name, size }: DatasetFile): DatasetFile => ({ name, size, gzip: { sha256: sha256(bytesOf(name)) } });
  const [a, b, c, d] = fake.published.files;
  return createMnistLike({
    name: 'archived',
    description: 'Pictures in an archive.',
    source: 'made by hand',
    license: 'MIT',
    classes: fake.classes,
    published: {
      name: 'archived',
      folder: 'archived',
      files: [archived(a), archived(b), archived(c), archived(d)],
      mirrors: ['https://mirror.example/all/'],
      archive: {
        name: 'all.zip',
        sha256: sha256(zip),
        size: zip.length,
        prefix: 'inside/',
        others: [{ name: 'other', size: 5, gzip: { sha256: sha256(otherBytes), size: otherBytes.length } }],
        ...archive,
      },
    },
  });
}

async function createOptions(...mirrors: readonly string[]) {
  const cacheDir = await temporaryFolder();
  const options: FolderContextOptions = { environment: {}, cacheDir, mirrors, wait: () => Promise.resolve() };
  return { cacheDir, folder: join(cacheDir, 'archived'), options };
}

const unpacked = [...fileNames.map((name) => `${name}.gz`), 'other.gz'].toSorted();

describe('a dataset in an archive', () => {
  test('is downloaded with the whole archive, of which its files and those of others are kept', async () => {
    const mirror = await startMirror((_, response) => void response.end(zip));
    const { folder, options } = await createOptions(mirror.address);
    const progress: number[] = [];
    const { train } = await publish().load(createFolderContext({ ...options, onProgress: ({ fraction }) => progress.push(fraction) }));
    expect(train.pixels(5)).toEqual(Uint8Array.of(200, 201, 202, 203, 204, 205));
    expect(mirror.requests).toEqual(['all.zip']);
    expect(progress.at(-1)).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(unpacked);
    expect(new Uint8Array(await readFile(join(folder, 'other.gz')))).toEqual(new Uint8Array(otherBytes));
  });

  test('is found unpacked by hand: by itself, in the folder of the archive, gzipped or not', async () => {
    for (const [place, isGzipped] of [['', true], ['archived', true], ['archived/inside', true], ['archived', false]] as const) {
      const dataDir = await temporaryFolder();
      await mkdir(join(dataDir, place), { recursive: true });
      for (const name of fileNames) {
        await writeFile(join(dataDir, place, isGzipped ? `${name}.gz` : name), isGzipped ? gzippedOf(name) : contentOf(contents, name));
      }
      expect((await publish().load(createFolderContext({ dataDir }))).train.size).toBe(6);
    }
  });

  test.each([
    { title: 'damaged', served: Buffer.from(zip).fill(7, 40, 41), reason: 'sent something else than the published file' },
    { title: 'of another length', served: zip.subarray(0, -1), reason: `has a file of ${formatCount(zip.length - 1)} bytes instead of ${formatCount(zip.length)}` },
    { title: 'which is a page', served: Buffer.from('<html>Not found</html>'), reason: `has a file of 22 bytes instead of ${formatCount(zip.length)}` },
  ])('is not taken from an archive $title', async ({ served, reason }) => {
    const mirror = await startMirror((_, response) => void response.writeHead(200, { 'content-length': served.length }).end(served));
    const { cacheDir, folder, options } = await createOptions(mirror.address);
    const { message, hint } = await thrownBy(() => publish().load(createFolderContext(options)));
    expect(message).toBe(
      `The dataset "archived" is not in the cache folder ${cacheDir}, and all.zip cannot be downloaded: ${new URL(mirror.address).host} ${reason}.`,
    );
    expect(hint).toMatch(/ into a folder and name it with --data-dir or VITRUM_DATA_DIR; https:\/\/mirror\.example\/all\/all\.zip has them\.$/);
    expect(await readdir(folder)).toEqual([]);
  });

  test('of which a file is not the published one is not kept in part of its name', async () => {
    const mirror = await startMirror((_, response) => void response.end(zip));
    const { folder, options } = await createOptions(mirror.address);
    const wrong = publish({}, (name) => (name === trainImages ? otherBytes : gzippedOf(name)));
    expect(await thrownBy(() => wrong.load(createFolderContext(options)))).toMatchObject({ code: 'VITRUM_CHECKSUM_MISMATCH' });
    expect((await readdir(folder)).filter((name) => name.startsWith(trainImages))).toEqual([]);
  });
});

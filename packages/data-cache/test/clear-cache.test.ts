import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emnistDigits } from '@vitrum/datasets';
import { clearCache } from '@vitrum/data-cache';
import { contentOf, createFakeMnist, fileNames, trainImages, trainLabels, writeFiles } from '../../datasets/test/support/fake-mnist.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { definition: { published }, contents } = createFakeMnist();

test('the files of a dataset and the parts of downloads go, and their folder', async () => {
  const cacheDir = await temporaryFolder();
  const folder = join(cacheDir, 'fake');
  await writeFiles(folder, contents);
  for (const rest of ['.partial', '.0a1b-2c3d.partial', '.1-2.temporary']) {
    await writeFile(join(folder, `${trainImages}.gz${rest}`), '12345');
  }
  const { removed, freedBytes } = await clearCache(published, { cacheDir });
  const sizes = fileNames.map((name) => contentOf(contents, name).length);
  expect(freedBytes).toBe(sizes.reduce((sum, size) => sum + size) + 3 * 5);
  expect(removed).toHaveLength(7);
  expect(await readdir(cacheDir)).toEqual([]);
});

test('what is not of the dataset stays', async () => {
  const cacheDir = await temporaryFolder();
  const folder = join(cacheDir, 'fake');
  const others = [`${trainLabels}.txt`, `my-${trainLabels}`, 'notes.partial'].toSorted();
  await mkdir(folder);
  for (const name of [...others, trainLabels]) await writeFile(join(folder, name), '1');
  await writeFile(join(cacheDir, trainImages), '1');
  expect((await clearCache(published, { cacheDir })).removed).toEqual([join(folder, trainLabels)]);
  expect((await readdir(folder)).toSorted()).toEqual(others);
  expect((await readdir(cacheDir)).toSorted()).toEqual(['fake', trainImages]);
});

test('of a dataset that shares its folder, its own files and the archive go', async () => {
  const cacheDir = await temporaryFolder();
  const folder = join(cacheDir, 'emnist');
  await mkdir(folder);
  for (const name of ['emnist-digits-test-labels-idx1-ubyte.gz', 'emnist-letters-test-labels-idx1-ubyte.gz', 'gzip.zip.partial']) {
    await writeFile(join(folder, name), '1');
  }
  await clearCache(emnistDigits.published, { cacheDir });
  expect(await readdir(folder)).toEqual(['emnist-letters-test-labels-idx1-ubyte.gz']);
});

test('a cache that is not there has nothing to give', async () => {
  const cacheDir = join(await temporaryFolder(), 'none');
  expect(await clearCache(published, { environment: {}, cacheDir })).toEqual({ folder: join(cacheDir, 'fake'), removed: [], freedBytes: 0 });
});

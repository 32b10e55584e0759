import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference, type Dataset, type DatasetSplits } from '@vitrum/core';
import { createFolderContext } from '@vitrum/data-cache';
import { dataFilesPlugin } from '@vitrum/data-files';
import { createImageFolder } from '@vitrum/data-files/internal';
import { temporaryFolder } from './support/temporary-folder.ts';
import { thrownBy } from './support/thrown-by.ts';

const context = createFolderContext({ download: false });

async function load(file: string, options: Readonly<Record<string, unknown>> = {}): Promise<DatasetSplits> {
  const registry = createRegistry([dataFilesPlugin]);
  return resolveReference(registry, 'dataset', { type: 'image-folder', file, ...options }).load(context);
}

/** A folder with files of these contents. */
async function folderOf(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** A picture of one gray, or of one color. */
function plain(value: number | readonly [number, number, number], width = 4, height = 2): Promise<Uint8Array> {
  const [r, g, b] = typeof value === 'number' ? [value, value, value] : value;
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } }).png().toBuffer();
}

/** Each sample's name, class and first bytes, of both parts together. */
function contents({ train, test: held }: DatasetSplits): Record<string, readonly [string | undefined, readonly number[]]> {
  const all = [train, held].flatMap((part: Dataset) =>
    Array.from({ length: part.size }, (_, i) => [part.describe?.(i) ?? '', [part.classes?.[part.label?.(i) ?? -1], [...(part.pixels?.(i) ?? [])].slice(0, 3)]] as const),
  );
  return Object.fromEntries(all);
}

const grays = async (): Promise<Record<string, Uint8Array>> => ({
  'dark/b.png': await plain(10),
  'dark/a.PNG': await plain(20),
  'light/1.png': await plain(200),
  'light/2.png': await plain(210),
  'light/.hidden.png': Uint8Array.of(1),
  'light/notes.txt': Uint8Array.of(1),
  '.git/x.png': Uint8Array.of(1),
});

describe('a folder of pictures', () => {
  test('gives each picture its class, gray where all are, in the size that they have', async () => {
    const splits = await load(await folderOf(await grays()), { testShare: 0.5 });
    expect(splits.train).toMatchObject({ inputShape: [2, 4], classes: ['dark', 'light'], targetSize: 2, size: 2 });
    expect(splits.encoding).toEqual({ type: 'image', width: 4, height: 2, channels: 1, fit: 'contain', background: 'white' });
    expect(contents(splits)).toEqual({
      'dark/a.PNG': ['dark', [20, 20, 20]],
      'dark/b.png': ['dark', [10, 10, 10]],
      'light/1.png': ['light', [200, 200, 200]],
      'light/2.png': ['light', [210, 210, 210]],
    });
    const input = new Float32Array(8);
    splits.train.readInput(0, input, 0);
    expect(input[0]).toBe(Math.fround((splits.train.pixels?.(0)[0] ?? 0) / 255));
  });

  test('is of color where one picture has color; the gray ones stay gray', async () => {
    const splits = await load(await folderOf({ ...(await grays()), 'light/3.png': await plain([200, 30, 40]) }), { testShare: 0.4 });
    expect(splits.train.inputShape).toEqual([2, 4, 3]);
    expect(contents(splits)).toMatchObject({ 'light/3.png': ['light', [200, 30, 40]], 'dark/b.png': ['dark', [10, 10, 10]] });
  });

  test('is gray where that is asked for', async () => {
    const splits = await load(await folderOf({ ...(await grays()), 'light/3.png': await plain([255, 0, 0]) }), { channels: 'gray', testShare: 0.4 });
    expect(splits.train.inputShape).toEqual([2, 4]);
    expect(contents(splits)).toMatchObject({ 'light/3.png': ['light', [76, 76, 76]] });
  });

  test('of large pictures is made 32 × 32, or what is asked for', async () => {
    const large = { 'a/1.png': await plain(9, 90, 70), 'a/2.png': await plain(9, 90, 70), 'b/1.png': await plain(99, 90, 70), 'b/2.png': await plain(99) };
    const folder = await folderOf(large);
    expect((await load(folder, { testShare: 0.5 })).train.inputShape).toEqual([32, 32]);
    expect((await load(folder, { testShare: 0.5, size: 5 })).train.inputShape).toEqual([5, 5]);
    expect((await load(folder, { testShare: 0.5, width: 6, height: 3 })).train.inputShape).toEqual([3, 6]);
  });

  test('with folders train and test keeps to them', async () => {
    const splits = await load(await folderOf({
      'train/a/1.png': await plain(1), 'train/b/1.png': await plain(2), 'train/b/2.png': await plain(3), 'test/b/1.png': await plain(4),
    }));
    expect([splits.train.size, splits.test.size]).toEqual([3, 1]);
    expect(splits.test).toMatchObject({ classes: ['a', 'b'] });
    expect(splits.test.label?.(0)).toBe(1);
    expect(splits.test.pixels?.(0)[0]).toBe(4);
  });

  test.each([{}, { 'light/3.png': [200, 30, 40] as const }])('larger than the budget is the same from the disk', async (more) => {
    const files = await grays();
    for (const [name, color] of Object.entries(more)) files[name] = await plain(color);
    const folder = await folderOf(files);
    const options = {
      file: folder, size: 0, width: 0, height: 0, channels: 'auto', fit: 'contain', background: 'white', damaged: 'error',
      testShare: 0.5, splitSeed: 0, folds: 0, fold: 1, preparation: 'auto',
    } as const;
    const inMemory = await createImageFolder().create(options).load(context);
    const onDisk = await createImageFolder(10).create(options).load(context);
    expect(contents(onDisk)).toEqual(contents(inMemory));
    const order = Uint32Array.of(1, 0, 1);
    const block = await onDisk.train.readBlock?.(order);
    for (const [i, index] of order.entries()) expect(block?.pixels?.(i)).toEqual(inMemory.train.pixels?.(index));
    expect(block?.describe?.(0)).toBe(inMemory.train.describe?.(1));
    expect(block?.inputBytes?.divisor).toBe(255);
    onDisk.train.close?.();
    onDisk.test.close?.();
    await expect(onDisk.train.readBlock?.(order)).rejects.toMatchObject({ code: 'VITRUM_DATA_UNREADABLE' });
  });
});

describe('what is said of a folder', () => {
  test('F063: pictures in folders below those of their classes', async () => {
    const splits = await load(await folderOf({ ...(await grays()), 'dark/more/c.png': await plain(5) }), { testShare: 0.4 });
    expect(contents(splits)).toMatchObject({ 'dark/more/c.png': ['dark', [5, 5, 5]] });
    expect(splits.notes?.[0]).toBe('1 picture lies in folders below those of the classes, such as dark/more/c.png: the first folder is the class');
  });

  test('F063: classes that differ in case or blanks alone are told of', async () => {
    const [one = new Uint8Array()] = Object.values(await grays());
    const splits = await load(await folderOf({ 'dark/1.png': one, ' Dark/1.png': one, 'light/1.png': one }));
    expect(splits.notes).toContain('The classes " Dark" and "dark" differ in upper and lower case or blanks alone: they are taken for two classes');
  });

  test('what is left out is counted by its kind; what systems leave behind is not', async () => {
    const junk = Uint8Array.of(1);
    const folder = await folderOf({
      ...(await grays()), 'dark/Thumbs.db': junk, 'desktop.ini': junk, 'light/.DS_Store': junk, 'light/._1.png': junk, '__MACOSX/dark/b.png': junk,
      'labels.csv': junk, 'README': junk, 'preview.png': junk,
    });
    await symlink('nowhere', join(folder, 'dark', 'gone.png'));
    await symlink(folder, join(folder, 'light', 'round'));
    const { notes } = await load(folder, { testShare: 0.5 });
    expect(notes).toEqual([
      '6 files are left out: 1 without extension, 1 broken link, 1 .csv, 1 .txt, 1 link to a folder that it lies in, 1 picture in the folder of no class',
    ]);
  });

  test('a broken link at the place of a class is counted, too', async () => {
    const folder = await folderOf(await grays());
    await symlink('nowhere', join(folder, 'cat'));
    expect((await load(folder, { testShare: 0.5 })).notes).toEqual(['2 files are left out: 1 broken link, 1 .txt']);
  });

  test('a folder one level too high is passed through', async () => {
    const files = Object.fromEntries(Object.entries(await grays()).map(([name, content]) => [`pets/${name}`, content]));
    const folder = await folderOf(files);
    expect((await load(folder, { testShare: 0.5 })).notes?.[0]).toBe(`The classes are read from ${join(folder, 'pets')}, the only folder with pictures in ${folder}`);
  });

  test('what was decided: classes, parts, size and color', async () => {
    const { decisions } = await load(await folderOf({ 'Training/a/1.png': await plain(1), 'Training/b/1.png': await plain(2), 'Val/b/1.png': await plain(4) }));
    expect(decisions?.map(({ subject, value, reason }) => `${subject}: ${value} (${reason})`)).toEqual([
      'classes: 2: a, b (the names of the folders)',
      'test part: the folder "Val" (there is no folder for testing beside "Training")',
      'size: 4 × 2 (2 of the 2 pictures that were looked at have it)',
      'color: gray (no picture has color)',
      'other proportions: contain (the default, or an option says so)',
      'background: white (the default, or an option says so)',
    ]);
  });
});

describe('refused, with a message that helps', () => {
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);

  test('a damaged picture, by its name; it is left out where that is asked for', async () => {
    const folder = await folderOf({ ...(await grays()), 'dark/bad.png': picture });
    const error = await thrownBy(() => load(folder));
    expect(error.code).toBe('VITRUM_INVALID_IMAGE');
    expect(error.message).toContain(join(folder, 'dark', 'bad.png'));
    const splits = await load(folder, { damaged: 'skip', testShare: 0.5 });
    expect(splits.train.size + splits.test.size).toBe(4);
    expect(splits.notes).toEqual(['1 file is left out: 1 .txt', `1 of 5 pictures cannot be decoded and are left out: ${join(folder, 'dark', 'bad.png')}`]);
  });

  test.each([
    ['pictures without classes', { '1.png': picture }, 'has pictures, but no folders that say of which class they are.'],
    ['a table of labels beside them', { '1.png': picture, 'labels.csv': picture }, 'labels.csv says of them is not read.'],
    ['nothing', { '.hidden': picture }, 'has no folders with pictures.'],
    ['an empty class', { 'a/1.png': picture, 'b/.hidden': picture }, 'The class "b" in'],
    ['F065: one class', { 'a/1.png': picture, 'a/2.png': picture }, 'is of the class "a": there is nothing to tell apart.'],
    ['a name that would spoil a terminal', { 'a\u001b[31m/1.png': picture, 'b/1.png': picture }, 'has a control character in its name.'],
    ['a class for testing alone', { 'train/a/1.png': picture, 'test/b/1.png': picture }, 'has the class "b", which'],
  ])('%s', async (_, files: Record<string, Uint8Array>, message) => {
    const error = await thrownBy(async () => load(await folderOf(files)));
    expect(error.code).toBe('VITRUM_INVALID_DATASET');
    expect(error.message).toContain(message);
  });

  test('a width without a height', async () => {
    const folder = await folderOf(await grays());
    expect(await thrownBy(() => load(folder, { width: 5 }))).toMatchObject({ code: 'VITRUM_INVALID_OPTION' });
  });

  test('no folder', async () => {
    expect(await thrownBy(() => load('/no/such/folder'))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE' });
  });
});

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { guessDataset } from '@vitrum/data-files';
import { fileWith } from './support/load.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { thrownBy } from './support/thrown-by.ts';

describe('which dataset reads a file', () => {
  test.each([
    ['flowers.csv', 'csv'],
    ['Flowers.CSV.GZ', 'csv'],
    ['flowers.tsv', 'csv'],
    ['rows.jsonl', 'json-lines'],
    ['rows.ndjson.gz', 'json-lines'],
    ['reviews.txt', 'text-lines'],
    ['x.npy', 'npy'],
    ['x.npz', 'npy'],
    ['train-images-idx3-ubyte.gz', 'idx'],
    ['train-images.idx3-ubyte', 'idx'],
    ['images.idx', 'idx'],
  ])('%s: %s', async (name, dataset) => {
    expect(await guessDataset(await fileWith(name, ''))).toBe(dataset);
  });

  test('words and numbers with blanks between them are a table: csv', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `A1${i % 3} ${i} A3${i % 2} A4${i % 4} ${i * 7} ${1 + (i % 2)}\n`);
    expect(await guessDataset(await fileWith('german.data', rows.join('')))).toBe('csv');
  });

  test.each([
    ['sparse rows of LIBSVM', 'heart_scale', '+1 1:0.7 2:1 3:-0.2\n-1 1:0.5 2:-1 3:1\n+1 1:0.1 2:1 3:0.3\n'],
    ['the pointer of Git LFS', 'a.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'],
  ])('%s: none, and the error says what it is', async (what, name, content) => {
    const path = await fileWith(name, content);
    expect((await thrownBy(async () => guessDataset(path))).message).toContain(`${path} is ${what}`);
  });

  test('a picture of any kind is told as one, whatever its name, with what to give instead', async () => {
    const folder = await temporaryFolder();
    for (const format of ['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const) {
      const path = `${folder}/${format}.csv`;
      await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).toFormat(format).toFile(path);
      expect(await thrownBy(async () => guessDataset(path))).toMatchObject({
        message: `${path} is a picture, which no dataset reads.`,
        hint: expect.stringContaining('Give the folder that has a folder of pictures for each class.'),
      });
    }
  });

  test('a folder: image-folder', async () => {
    expect(await guessDataset(await temporaryFolder())).toBe('image-folder');
  });

  test('an unknown extension names the known ones', async () => {
    const path = await fileWith('flowers.cvs', '');
    expect(await thrownBy(async () => guessDataset(path))).toMatchObject({
      code: 'VITRUM_INVALID_OPTION',
      message: `${path} has the extension .cvs, which says of no dataset that it reads it.`,
      nearest: 'csv',
      hint: expect.stringContaining('Did you mean "csv"? Known are .csv, .tsv'),
    });
    const bare = await fileWith('flowers', '');
    expect((await thrownBy(async () => guessDataset(bare))).message).toContain('has no extension');
  });

  test('nothing there', async () => {
    const path = `${await temporaryFolder()}/x.csv`;
    expect(await thrownBy(async () => guessDataset(path))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE', message: `There is no ${path}.` });
  });
});

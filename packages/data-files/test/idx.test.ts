import fc from 'fast-check';
import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { guessDataset } from '@vitrum/data-files';
import { createIdx } from '@vitrum/data-files/internal';
import { context, folderOf, idxOf, labels, load, pictures, rowsOf } from './support/arrays.ts';

describe('idx', () => {
  test("finds its partners by MNIST's names, gzipped or not, from a file or the folder", async () => {
    const folder = await folderOf({
      'train-images-idx3-ubyte': pictures,
      'train-labels-idx1-ubyte.gz': gzipSync(labels),
      't10k-images-idx3-ubyte.gz': gzipSync(idxOf([1, 1, 2], Uint8Array.of(255, 51))),
      't10k-labels-idx1-ubyte': idxOf([1], Uint8Array.of(1)),
    });
    for (const file of [folder, join(folder, 'train-images-idx3-ubyte')]) {
      const { train, test: held, encoding } = await load('idx', { file });
      expect(train).toMatchObject({ size: 4, inputShape: [1, 2], classes: ['0', '1'], task: 'classification' });
      expect(rowsOf(held)).toEqual([[1, 51 / 255, 0, 1]]);
      expect(train.pixels?.(3)).toEqual(Uint8Array.of(30, 31));
      expect(encoding).toMatchObject({ type: 'image', height: 1, width: 2, channels: 1 });
    }
  });

  const held = { images: idxOf([1, 1, 2], Uint8Array.of(255, 51)), labels: idxOf([1], Uint8Array.of(1)) };
  test.each<[string, Record<string, Uint8Array>]>([
    ['F070: names with dots and with hyphens', {
      'train-images.idx3-ubyte': pictures, 'train-labels-idx1-ubyte': labels, 't10k-images-idx3-ubyte': held.images, 't10k-labels.idx1-ubyte.gz': gzipSync(held.labels),
    }],
    ['P044: names with dots', {
      'train-images.idx3-ubyte': pictures, 'train-labels.idx1-ubyte': labels, 't10k-images.idx3-ubyte': held.images, 't10k-labels.idx1-ubyte': held.labels,
    }],
    ['F068: each in a folder of its own name', {
      'train-images-idx3-ubyte/train-images-idx3-ubyte': pictures, 'train-labels-idx1-ubyte/train-labels-idx1-ubyte': labels,
      't10k-images-idx3-ubyte/t10k-images-idx3-ubyte': held.images, 't10k-labels-idx1-ubyte/t10k-labels-idx1-ubyte': held.labels,
    }],
    ['F068: each in a folder of its own name, and beside it with a dot', {
      'train-images-idx3-ubyte/train-images-idx3-ubyte': pictures, 'train-labels-idx1-ubyte/train-labels-idx1-ubyte': labels,
      't10k-images-idx3-ubyte/t10k-images-idx3-ubyte': held.images, 't10k-labels-idx1-ubyte/t10k-labels-idx1-ubyte': held.labels,
      'train-images.idx3-ubyte': pictures, 'train-labels.idx1-ubyte': labels, 't10k-images.idx3-ubyte': held.images, 't10k-labels.idx1-ubyte': held.labels,
    }],
    ['capitals and another type', { 'Train_Images-idx3-ubyte': pictures, 'Train_Labels-idx1-int': labels, 'Test_Images-idx3-ubyte': held.images, 'Test_Labels-idx1-int': held.labels }],
  ])('%s', async (_, files) => {
    const folder = await folderOf(files);
    const [first = ''] = Object.keys(files);
    expect(await guessDataset(folder)).toBe('idx');
    for (const file of [folder, join(folder, first)]) {
      const { train, test: other } = await load('idx', { file });
      expect([train.size, other.size]).toEqual([4, 1]);
      expect(rowsOf(other)).toEqual([[1, 51 / 255, 0, 1]]);
    }
  });

  test('P049: pictures of four axes, and labels of 32 bits', async () => {
    const folder = await folderOf({
      'train-images-idx4-ubyte': idxOf([4, 1, 2, 3], Uint8Array.from({ length: 24 }, (_, i) => 10 * i)),
      'train-labels-idx1-int': idxOf([4], Int32Array.of(0, 1, 0, 1)),
    });
    const { train, test: other, encoding } = await load('idx', { file: folder, testShare: 0.5 });
    expect([train.size, other.size, train.inputShape, train.classes]).toEqual([2, 2, [1, 2, 3], ['0', '1']]);
    expect(encoding).toMatchObject({ type: 'image', height: 1, width: 2, channels: 3 });
  });

  test('holds a part out where there are no files for testing', async () => {
    const folder = await folderOf({ a: pictures, b: labels });
    const { train, test: held } = await load('idx', { file: join(folder, 'a'), labels: join(folder, 'b'), testShare: 0.5, classes: ['no', 'yes'] });
    expect([train.size, held.size]).toEqual([2, 2]);
    expect(train.classes).toEqual(['no', 'yes']);
    expect(rowsOf(train, held)).toEqual([
      [0, 1 / 255, 1, 0],
      [10 / 255, 11 / 255, 0, 1],
      [20 / 255, 21 / 255, 1, 0],
      [30 / 255, 31 / 255, 0, 1],
    ]);
    expect(train.inputBytes?.bytes).toHaveLength(4);
  });

  test('of floats, with targets of several numbers: regression, scaled by the training part', async () => {
    const folder = await folderOf({
      a: idxOf([4, 2], Float32Array.of(0, 5, 1, 6, 2, 7, 3, 8)),
      b: idxOf([4, 1], Float64Array.of(100, 100, 300, 300)),
    });
    const { train, test: held, encoding } = await load('idx', { file: join(folder, 'a'), labels: join(folder, 'b'), testShare: 0.25 });
    expect(train).toMatchObject({ task: 'regression', targetSize: 1, size: 3 });
    expect(encoding).toEqual({ type: 'array', shape: [2] });
    const { offsets: [offset = 0] = [], scales: [scale = 0] = [] } = train.targetScaling ?? {};
    const read = rowsOf(train, held).map(([, , target = 0]) => Math.round(offset + scale * target));
    expect(read).toEqual([100, 100, 300, 300]);
    expect([5 / 3, 7 / 3].some((mean) => Math.abs(offset - mean * 100) < 1e-9)).toBe(true); // two of one, one of the other
  });

  test.each([0, 20])('larger than the budget of %i bytes is the same from the disk', async (budget) => {
    const inputs = Int16Array.from({ length: 200 * 3 }, (_, i) => i);
    const folder = await folderOf({ a: idxOf([200, 3], inputs), b: idxOf([200], Uint8Array.from({ length: 200 }, (_, i) => i % 4)) });
    const options = {
      file: join(folder, 'a'), labels: join(folder, 'b'), testFile: '', testLabels: '', task: 'auto', classes: [], normalize: 'standard',
      normalizeTargets: 'standard', preparation: 'auto', testShare: 0.2, splitSeed: 0, folds: 0, fold: 1,
    } as const;
    const memory = await createIdx().create(options).load(context);
    const disk = await createIdx(budget).create(options).load(context);
    expect(disk.encoding).toEqual(memory.encoding);
    expect(rowsOf(disk.train)).toEqual(rowsOf(memory.train));
    expect(disk.train.inputBytes).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(disk.train.size - 1), { minLength: 1 }), async (chosen) => {
        const block = await disk.train.readBlock?.(Uint32Array.from(chosen));
        const [found, expected] = [new Float32Array(3), new Float32Array(3)];
        chosen.forEach((index, i) => {
          block?.readInput(i, found, 0);
          memory.train.readInput(index, expected, 0);
          expect(found).toEqual(expected);
          expect(block?.label?.(i)).toBe(memory.train.label?.(index));
        });
      }),
      { seed: 8, numRuns: 50 },
    );
    disk.train.close?.();
    disk.test.close?.();
    await expect(disk.train.readBlock?.(Uint32Array.of(0))).rejects.toMatchObject({ code: 'VITRUM_DATA_UNREADABLE' });
  });

  test('reads beyond 2³² bytes, and takes no memory for it', async () => {
    const [height, width] = [1024, 1024];
    const count = 4100; // 4,299,161,600 bytes: the last sample begins beyond 2³²
    const folder = await folderOf({ b: idxOf([count], Uint8Array.from({ length: count }, (_, i) => i % 2)) });
    const path = join(folder, 'a');
    const header = Uint8Array.of(0, 0, 8, 3, 0, 0, count >> 8, count & 255, 0, 0, 4, 0, 0, 0, 4, 0);
    await writeFile(path, header);
    const size = header.length + count * height * width;
    await truncate(path, size); // what was not written is zeros, and takes no room
    const file = await open(path, 'r+');
    await file.write(Uint8Array.of(77), 0, 1, size - height * width);
    await file.write(Uint8Array.of(99), 0, 1, size - 1);
    await file.close();
    const dataset = await load('idx', { file: path, labels: join(folder, 'b'), testShare: 0.0005 });
    const [train, last] = [dataset.train, dataset.train.size - 1];
    // Two samples are held out; the last one is in one of the parts.
    const part = train.pixels?.(last)[0] === 77 ? train : dataset.test;
    expect(size - height * width).toBeGreaterThan(2 ** 32);
    const pixels = part.pixels?.(part.size - 1);
    expect([pixels?.[0], pixels?.at(-1)]).toEqual([77, 99]);
    const block = await part.readBlock?.(Uint32Array.of(part.size - 1, 0));
    expect([block?.pixels?.(0)[0], block?.pixels?.(0).at(-1), block?.pixels?.(1)[0]]).toEqual([77, 99, 0]);
    train.close?.();
    dataset.test.close?.();
  });
});

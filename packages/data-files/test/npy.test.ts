import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseEncoding } from '@vitrum/datasets';
import { readNewSamples } from '@vitrum/data-files';
import { createNpy } from '@vitrum/data-files/internal';
import { context, folderOf, load, npyOf, rowsOf } from './support/arrays.ts';
import { makeZip } from '../../data-cache/test/support/make-zip.ts';

describe('npy', () => {
  const x = npyOf([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
  const y = npyOf([3], Int32Array.of(0, 1, 1));

  test("reads an NPZ with the names of Keras' mnist.npz", async () => {
    const folder = await folderOf({
      'a.npz': makeZip([
        { name: 'x_train.npy', content: x },
        { name: 'y_train.npy', content: y, stored: true },
        { name: 'x_test.npy', content: npyOf([1, 2], Float32Array.of(7, 8)) },
        { name: 'y_test.npy', content: npyOf([1], Int32Array.of(1)) },
      ]),
    });
    const { train, test: held } = await load('npy', { file: join(folder, 'a.npz') });
    expect(rowsOf(train)).toEqual([[1, 2, 1, 0], [3, 4, 0, 1], [5, 6, 0, 1]]);
    expect(rowsOf(held)).toEqual([[7, 8, 0, 1]]);
  });

  test('reads arrays and files that are named', async () => {
    const folder = await folderOf({ 'a.npz': makeZip([{ name: 'p.npy', content: x }, { name: 'q.npy', content: y }]), 'x.npy': x, 'y.npy': y });
    const share = { testShare: 0.34 };
    const zipped = await load('npy', { file: join(folder, 'a.npz'), inputs: 'p', targets: 'q', ...share });
    const plain = await load('npy', { file: join(folder, 'x.npy'), targets: join(folder, 'y.npy'), ...share });
    expect(rowsOf(zipped.train, zipped.test)).toEqual(rowsOf(plain.train, plain.test));
  });

  test.each([
    ['whole numbers: classes', [4], Uint8Array.of(0, 2, 1, 0), 'classification', 3],
    ['a column of whole numbers: classes', [4, 1], Uint8Array.of(0, 2, 1, 0), 'classification', 3],
    ['large whole numbers: regression', [4], Int32Array.of(100_000, 5, 7, 9), 'regression', 1],
    ['floats: regression', [4], Float32Array.of(0, 1.5, 1, 0), 'regression', 1],
    ['whole numbers in floats: classes', [4], Float32Array.of(0, 1, 1, 0), 'classification', 2],
    ['one 1 in each row: classes', [4, 2], Float32Array.of(0, 1, 1, 0, 1, 0, 0, 1), 'classification', 2],
    ['several 1s in a row: labels', [4, 2], Uint8Array.of(0, 1, 1, 1, 0, 0, 0, 1), 'multi-label', 2],
    ['rows of floats: regression', [4, 2], Float32Array.of(0, 1, 0.5, 1, 0, 0, 0, 1), 'regression', 2],
  ] as const)('%s', async (_, shape, data, task, targetSize) => {
    const folder = await folderOf({ 'x.npy': npyOf([4, 1], Float32Array.of(1, 2, 3, 4)), 'y.npy': npyOf(shape, data) });
    const { train } = await load('npy', { file: join(folder, 'x.npy'), targets: join(folder, 'y.npy'), testShare: 0.5 });
    expect(train).toMatchObject({ task, targetSize });
  });

  test('learns the scaling of vectors by columns, and new rows are scaled alike', async () => {
    const folder = await folderOf({ 'x.npy': npyOf([4, 2], Float64Array.of(0, 100, 1, 200, 2, 300, 3, 400)), 'y.npy': npyOf([4], Uint8Array.of(0, 1, 0, 1)) });
    const file = join(folder, 'x.npy');
    const { train, test: held, encoding } = await load('npy', { file, targets: join(folder, 'y.npy'), normalize: 'min-max', testShare: 0.5 });
    const samples = [];
    for await (const sample of readNewSamples([file], parseEncoding(encoding))) samples.push(sample);
    expect(samples.map(({ source }) => source)).toEqual([0, 1, 2, 3].map((i) => `${file}, sample ${i}`));
    expect(samples.map(({ input }) => [...input])).toEqual(rowsOf(train, held).map((row) => row.slice(0, 2)));
    const inTraining = rowsOf(train).map(([first]) => first);
    expect([Math.min(...(inTraining as number[])), Math.max(...(inTraining as number[]))]).toEqual([0, 1]);
  });

  test('larger than the budget is the same from the disk, in either byte order', async () => {
    const folder = await folderOf({ 'x.npy': npyOf([50, 2], Float64Array.from({ length: 100 }, (_, i) => i / 7)), 'y.npy': npyOf([50], Uint8Array.from({ length: 50 }, (_, i) => i % 2)) });
    const options = {
      file: join(folder, 'x.npy'), inputs: '', targets: join(folder, 'y.npy'), testInputs: '', testTargets: '', sampleWeights: '', task: 'auto', classes: [],
      normalize: 'auto', normalizeTargets: 'standard', preparation: 'auto', testShare: 0.2, splitSeed: 0, folds: 0, fold: 1,
    } as const;
    const [memory, disk] = [await createNpy().create(options).load(context), await createNpy(9).create(options).load(context)];
    expect(disk.train).toHaveProperty('readBlock');
    expect(rowsOf(disk.train, disk.test)).toEqual(rowsOf(memory.train, memory.test));
    disk.train.close?.();
    disk.test.close?.();
  });
});

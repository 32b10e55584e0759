import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isVitrumError } from '@vitrum/core';
import { folderOf, labels, load, npyOf, pictures } from '../support/arrays.ts';
import { makeZip } from '../../../data-cache/test/support/make-zip.ts';
import { thrownBy } from '../support/thrown-by.ts';

describe('refused, with a message that helps', () => {
  const x = npyOf([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
  const files = {
    'x.npy': x,
    'nan.npy': npyOf([3, 2], Float32Array.of(1, 2, 3, NaN, 5, 6)),
    'huge.npy': npyOf([3, 2], Float64Array.of(1, 2, 3, 4, 1e300, 6)),
    'two.npy': npyOf([2], Uint8Array.of(0, 1)),
    'halves.npy': npyOf([3], Float32Array.of(0, 0.5, 1)),
    'ok.npy': npyOf([3], Uint8Array.of(0, 1, 1)),
    'single.npy': npyOf([], Uint8Array.of(0)),
    'odd.npz': makeZip([{ name: 'first.npy', content: x }, { name: 'second.npy', content: x }]),
    'images.idx': pictures,
  };

  test.each([
    ['npy', { file: 'x.npy' }, 'VITRUM_MISSING_OPTION', 'x.npy holds inputs alone.'],
    ['npy', { file: 'x.npy', targets: 'two.npy' }, 'VITRUM_COUNT_MISMATCH', 'x.npy has 3 samples, two.npy has 2 targets.'],
    ['npy', { file: 'nan.npy', targets: 'ok.npy' }, 'VITRUM_INVALID_DATASET', 'nan.npy holds NaN in sample 1, which is no finite 32-bit float.'],
    ['npy', { file: 'huge.npy', targets: 'ok.npy' }, 'VITRUM_INVALID_DATASET', 'huge.npy holds 1e+300 in sample 2, which is no finite 32-bit float.'],
    ['npy', { file: 'ok.npy', targets: 'huge.npy', task: 'regression' }, 'VITRUM_INVALID_DATASET', 'huge.npy holds 1e+300 among its targets, which is no finite 32-bit float.'],
    ['npy', { file: 'single.npy', targets: 'ok.npy' }, 'VITRUM_INVALID_DATASET', 'single.npy holds an array of shape [], in which there are no samples.'],
    [
      'npy', { file: 'x.npy', targets: 'halves.npy', task: 'classification' }, 'VITRUM_INVALID_DATASET',
      'halves.npy gives sample 1 the class 0.5; classes are whole numbers.',
    ],
    ['npy', { file: 'x.npy', targets: 'ok.npy', classes: ['a'] }, 'VITRUM_INVALID_OPTION', 'ok.npy has the classes 0, 1, but 1 is named.'],
    ['npy', { file: 'odd.npz' }, 'VITRUM_MISSING_OPTION', 'Which arrays of odd.npz are inputs and targets does not follow from their names: first, second.'],
    ['npy', { file: 'odd.npz', inputs: 'frist', targets: 'second' }, 'VITRUM_INVALID_ARCHIVE', 'odd.npz has no array frist.'],
    ['npy', { file: 'no.npy', targets: 'ok.npy' }, 'VITRUM_DATA_UNREADABLE', 'There is no no.npy.'],
    ['idx', { file: 'images.idx' }, 'VITRUM_MISSING_OPTION', 'No labels were named for images.idx, and none lie beside it under a name like train-labels-idx1-ubyte.'],
  ] as const)('%s %j', async (type, options, code, message) => {
    const folder = await folderOf(files);
    const here = (value: unknown): unknown => (typeof value === 'string' && /\.(np[yz]|idx)$/.test(value) ? join(folder, value) : value);
    const error = await thrownBy(() => load(type, Object.fromEntries(Object.entries(options).map(([name, value]) => [name, here(value)]))));
    expect({ code: error.code, message: error.message.replaceAll(`${folder}/`, '') }).toEqual({ code, message });
  });

  test('a file cut short before a large one is read', async () => {
    const folder = await folderOf({ a: pictures.subarray(0, 20), b: labels });
    expect(await thrownBy(() => load('idx', { file: join(folder, 'a'), labels: join(folder, 'b') }))).toMatchObject({ code: 'VITRUM_INVALID_IDX' });
  });
});

test('whatever is changed in IDX, NPY, NPZ and gzipped files, they are read or refused', async () => {
  const x = npyOf([4, 2], Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  const y = npyOf([4], Uint8Array.of(0, 1, 0, 1));
  const originals: readonly (readonly ['idx' | 'npy', string, Uint8Array])[] = [
    ['idx', 'a', pictures],
    ['idx', 'a', gzipSync(pictures)],
    ['npy', 'a.npy', x],
    ['npy', 'a.npy', gzipSync(x)],
    ['npy', 'a.npz', makeZip([{ name: 'x.npy', content: x }, { name: 'y.npy', content: y }])],
  ];
  const folder = await folderOf({ labels, 'y.npy': y });
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), fc.array(change, { maxLength: 5 }), fc.option(fc.nat()), async ([type, name, original], changes, cut) => {
      const bytes = Uint8Array.from(original);
      // Half of the changes go to the beginning, where promises are made.
      changes.forEach(([at, value], i) => (bytes[at % (i % 2 === 0 ? 16 : bytes.length)] = value));
      const file = join(folder, name);
      await writeFile(file, cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
      const partners = type === 'idx' ? { labels: join(folder, 'labels') } : name.endsWith('npy') ? { targets: join(folder, 'y.npy') } : {};
      try {
        const { train, test: held } = await load(type, { file, ...partners, testShare: 0.5 });
        expect(train.size + held.size).toBe(4);
      } catch (error) {
        if (!isVitrumError(error)) throw error;
        expect(error.code).toMatch(/^VITRUM_(INVALID_(IDX|NPY|ARCHIVE|GZIP|DATASET|OPTION)|COUNT_MISMATCH|MISSING_OPTION|DATA_UNREADABLE)$/);
      }
    }),
    { seed: 10, numRuns: 600 },
  );
});

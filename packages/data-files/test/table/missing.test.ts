import { describe, expect, test } from 'vitest';
import { isUsualMissing, toNumber } from '@vitrum/datasets/internal';
import { fileWith, load, samplesOf } from '../support/load.ts';

const table = 'age,color,y\n1,red,0.5\nNA,red,1.5\n5,?,2.5\n3,blue,3.5\n';

describe('rows that lack values', () => {
  test('drop: are left out, and a note says which', async () => {
    const file = await fileWith('a.csv', table);
    const { train, notes } = await load('csv', { file, testFile: file, missing: 'drop' });
    expect(samplesOf(train).descriptions).toEqual(['age 1, color red', 'age 3, color blue']);
    expect(notes?.[0]).toBe(`2 rows of ${file} were left out since they lack values: line 3 (age), line 4 (color)`);
  });

  test('mean: numbers get the mean of the training part, categories one of their own', async () => {
    const file = await fileWith('a.csv', table);
    const { train, encoding, notes } = await load('csv', { file, testFile: file, missing: 'mean', normalize: 'none' });
    expect(samplesOf(train).inputs).toEqual([[1, 0, 1, 0], [3, 0, 1, 0], [5, 0, 0, 1], [3, 1, 0, 0]]);
    expect(samplesOf(train).descriptions[2]).toBe('age 5, color (missing)');
    expect(encoding).toMatchObject({ columns: [{ missing: 3 }, { values: ['blue', 'red', ''] }] });
    expect(notes).toBeUndefined();
  });

  test('do not matter in columns that are not used', async () => {
    const file = await fileWith('a.csv', 'a,b,c\n1,,x\n2,,y\n');
    const { train } = await load('csv', { file, testFile: file, ignore: 'b' });
    expect(samplesOf(train).descriptions).toEqual(['a 1', 'a 2']);
  });
});

const cells: readonly { cell: string; missing?: boolean; number?: number }[] = [
  ...['', ' ', '\t', 'NA', 'na', 'N/A', 'NaN', 'nan', 'NAN', '?', 'null', 'NULL', ' NA '].map((cell) => ({ cell, missing: true })),
  { cell: '0', number: 0 },
  { cell: '-1.5e3', number: -1500 },
  { cell: '+.5', number: 0.5 },
  { cell: ' 7 ', number: 7 },
  { cell: '\u00a07', number: 7 },
  { cell: '0E5', number: 0 },
  { cell: '0.1', number: 0.1 },
  { cell: '1E-2', number: 0.01 },
  { cell: '5.', number: 5 },
  ...['None', 'n', 'nasal', '??', '0x10', ' 0x10', '0b1', '0o7', '1,5', '1 000', 'Infinity', '-Infinity', '1e39', '-', '1e', '١'].map((cell) => ({ cell })),
];

test.each(cells)('the cell "$cell"', ({ cell, missing = false, number }) => {
  expect([isUsualMissing(cell), toNumber(cell)]).toEqual([missing, number]);
});

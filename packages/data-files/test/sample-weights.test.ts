import type { Dataset, DatasetSplits } from '@vitrum/core';
import { limitSamples, splitDataset } from '@vitrum/datasets';
import { describe, expect, test } from 'vitest';
import { fileWith, load } from './support/load.ts';

const weightsOf = (dataset: Dataset): readonly unknown[] => Array.from({ length: dataset.size }, (_, index) => dataset.readWeight?.(index));
const rows = 'x,importance,kind\n1,2,a\n2,0.5,b\n3,1,a\n4,3e1,b\n';

const sorted = (splits: DatasetSplits): readonly unknown[] => [splits.train, splits.test].flatMap(weightsOf).toSorted((a, b) => Number(a) - Number(b));

describe('a column of weights', () => {
  test('is no input, and gives each row its weight, in CSV and in JSON lines', async () => {
    const csv = await fileWith('a.csv', rows);
    const json = await fileWith('a.jsonl', rows.trim().split('\n').slice(1).map((row) => {
      const [x, importance, kind] = row.split(',');
      return JSON.stringify({ x: Number(x), importance: Number(importance), kind });
    }).join('\n'));
    for (const [type, file] of [['csv', csv], ['json-lines', json]] as const) {
      const { train, encoding, decisions } = await load(type, { file, testFile: file, sampleWeights: 'importance' });
      expect(encoding).toMatchObject({ columns: [{ name: 'x' }] });
      expect(weightsOf(train)).toEqual([2, 0.5, 1, 30]);
      expect(decisions).toContainEqual(expect.objectContaining({ subject: 'column "importance"', option: 'sampleWeights' }));
    }
  });

  test('goes with its rows into parts, blocks and limits', async () => {
    const file = await fileWith('a.csv', rows);
    const splits = await load('csv', { file, folds: 2, sampleWeights: 'importance' });
    expect(sorted(splits)).toEqual([0.5, 1, 2, 30]);
    const { train } = await load('csv', { file, testFile: file, sampleWeights: 'importance' });
    expect(sorted(splitDataset(train, { testShare: 0.5, splitSeed: 1, folds: 0, fold: 1 }))).toEqual([0.5, 1, 2, 30]);
    expect(weightsOf(limitSamples(train, 4))).toEqual([2, 0.5, 1, 30]);
  });

  test('beside numbers to predict, which it does not scale', async () => {
    const file = await fileWith('a.csv', 'x,w,y\n1,100,2\n2,200,4\n');
    const { train } = await load('csv', { file, testFile: file, task: 'regression', sampleWeights: 'w' });
    expect(train).toMatchObject({ targetSize: 1, targetScaling: { offsets: [3], scales: [1] } });
    expect(weightsOf(train)).toEqual([100, 200]);
  });

  test('may lack in the rows to test with, which have the weight 1', async () => {
    const [file, testFile] = [await fileWith('a.csv', rows), await fileWith('b.csv', 'x,kind\n1,a\n2,b\n')];
    const { test: tested } = await load('csv', { file, testFile, sampleWeights: 'importance' });
    expect(weightsOf(tested)).toEqual([1, 1]);
  });

  test('a row without a weight is left out with "drop"', async () => {
    const file = await fileWith('a.csv', rows.replace('2,0.5,b', '2,,b'));
    const { train } = await load('csv', { file, testFile: file, missing: 'drop', sampleWeights: 'importance' });
    expect(weightsOf(train)).toEqual([2, 1, 30]);
  });

  test.each([
    ['a column that is not there', rows, 'import', 'has no column "import", which the option "sampleWeights" names', 'Did you mean "importance"?'],
    ['a word', rows.replace('0.5', 'much'), 'importance', 'line 3: the weight in "importance" is "much", which is not a number greater than 0', 'positive'],
    ['a weight of 0', rows.replace('0.5', '0'), 'importance', 'line 3: the weight in "importance" is "0"', 'positive'],
    ['a negative weight', rows.replace('0.5', '-1'), 'importance', 'line 3: the weight in "importance" is "-1"', 'positive'],
    ['no weight', rows.replace('0.5', ''), 'importance', 'lacks values: line 3 (importance)', 'drop'],
  ])('refuses %s', async (_what, text, sampleWeights, message, hint) => {
    const file = await fileWith('a.csv', text);
    await expect(load('csv', { file, testFile: file, sampleWeights })).rejects.toMatchObject({ message: expect.stringContaining(message) as unknown, hint: expect.stringContaining(hint) as unknown });
  });

  test('refuses a column with two roles', async () => {
    const file = await fileWith('a.csv', rows);
    await expect(load('csv', { file, target: 'kind', sampleWeights: 'kind' })).rejects.toMatchObject({ message: expect.stringContaining('"kind"') as unknown });
  });
});

import { describe, expect, test } from 'vitest';
import { parseEncoding } from '@vitrum/datasets';
import { readNewSamples } from '@vitrum/data-files';
import { fileWith, load, samplesOf } from '../support/load.ts';

/** The inputs of a file without labels, as a model of this encoding takes them. */
async function inputsOf(file: string, encoding: unknown): Promise<number[][]> {
  const inputs: number[][] = [];
  for await (const { input } of readNewSamples([file], parseEncoding(encoding))) inputs.push([...input]);
  return inputs;
}

describe('digits with the label first', () => {
  const pixels = Array.from({ length: 784 }, (_, k) => k);
  const rows = Array.from({ length: 30 }, (_, i) => pixels.map((k) => ((i + 1) * (k + 3)) % 256));
  const labeled = rows.map((row, i) => [i % 10, ...row].join(','));
  const unlabeled = rows.map((row) => row.join(','));
  const names = pixels.map((k) => `pixel${k}`);
  /** Each column less its mean, in standard deviations, as 32-bit floats. */
  const scaled = rows.map((row) =>
    row.map((value, k) => {
      const column = rows.map((other) => other[k] ?? NaN);
      const mean = column.reduce((sum, each) => sum + each, 0) / rows.length;
      const variance = column.reduce((sum, each) => sum + (each - mean) ** 2, 0) / rows.length;
      return (value - mean) / (variance === 0 ? 1 : Math.sqrt(variance));
    }),
  );

  test.each<[title: string, target: string, train: readonly string[], held: readonly string[]]>([
    ["P011: Kaggle's train.csv has the label by name, its test.csv has none", 'label', [['label', ...names].join(','), ...labeled], [names.join(','), ...unlabeled]],
    ['P012: no header, the first column is the target, 784 columns to predict', '1', labeled, unlabeled],
  ])('%s', async (_, target, train, held) => {
    const file = await fileWith('train.csv', train.join('\n'));
    const splits = await load('csv', { file, testFile: file, target });
    expect(splits.train).toMatchObject({ task: 'classification', size: 30, inputShape: [784], classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] });
    expect(splits.train.label?.(13)).toBe(3);
    const inputs = await inputsOf(await fileWith('test.csv', held.join('\n')), splits.encoding);
    expect(inputs).toHaveLength(30);
    const furthest = inputs.flatMap((row, i) => row.map((value, k) => Math.abs(value - (scaled[i]?.[k] ?? NaN))));
    expect(Math.max(...furthest)).toBeLessThan(1e-6);
  });
});

describe('P025: numbers far from 1', () => {
  test('ids beyond 2⁵³ are left out with a note, or scaled where they are named', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${9_007_199_254_740_992n + BigInt(2 * i)},${(7 * i) % 20},${i % 2}`);
    const file = await fileWith('a.csv', `id,x,label\n${rows.join('\n')}\n`);
    const { encoding, notes } = await load('csv', { file });
    expect(encoding).toMatchObject({ columns: [{ name: 'x' }] });
    expect(notes?.[0]).toContain('The column "id" was left out');
    const named = await load('csv', { file, testFile: file, columns: ['id'], normalize: 'min-max' });
    // 40 ids, each 2 more than the one before: in steps of 1/39 from 0 to 1.
    samplesOf(named.train).inputs.forEach(([input], i) => expect(input).toBeCloseTo(i / 39, 12));
  });

  test('values of 10³⁷ are scaled as those of 1 are', async () => {
    const file = await fileWith('a.csv', 'x,y\n1e37,0.5\n2e37,1.5\n3e37,2.5\n');
    const { train } = await load('csv', { file, testFile: file });
    // The mean is 2, the deviation √(2/3).
    const inputs = samplesOf(train).inputs.flat();
    [-Math.sqrt(1.5), 0, Math.sqrt(1.5)].forEach((expected, i) => expect(inputs[i]).toBeCloseTo(expected, 6));
  });
});

test('P027: a constant target stays what it is, and the outputs have its unit', async () => {
  const file = await fileWith('a.csv', 'x,c,y\n-1.75,5,2.5\n0.5,5,2.5\n1.25,5,2.5\n');
  const { train } = await load('csv', { file, testFile: file });
  expect(train).toMatchObject({ task: 'regression', targetScaling: { offsets: [2.5], scales: [1] } });
  expect(samplesOf(train).targets).toEqual([[0], [0], [0]]);
  expect(samplesOf(train).inputs.map(([, constant]) => constant)).toEqual([0, 0, 0]);
});

test('P030: TRUE and FALSE are two values of a category, beside negative numbers', async () => {
  const file = await fileWith('a.csv', 'x,flag,y\n-0.5,TRUE,0.25\n1.5,FALSE,1.75\n-2,TRUE,-0.5\n');
  const { train, encoding } = await load('csv', { file, testFile: file, normalize: 'none' });
  expect(encoding).toMatchObject({ columns: [{ kind: 'number' }, { kind: 'category', values: ['FALSE', 'TRUE'] }] });
  expect(samplesOf(train).inputs).toEqual([[-0.5, 0, 1], [1.5, 1, 0], [-2, 0, 1]]);
  expect(await inputsOf(await fileWith('b.csv', 'x,flag\n-3.25,FALSE\n'), encoding)).toEqual([[-3.25, 1, 0]]);
});

test('P031: with "none", areas and prices go in as they are, and prices are learned in their unit', async () => {
  const file = await fileWith('a.csv', 'area,rooms,price\n2951,3,3669230.5\n3438,3,4277949.5\n3657,6,4575181.5\n');
  const { train } = await load('csv', { file, testFile: file, normalize: 'none' });
  expect(samplesOf(train).inputs).toEqual([[2951, 3], [3438, 3], [3657, 6]]);
  const { offsets: [offset = NaN] = [], scales: [scale = NaN] = [] } = train.targetScaling ?? {};
  const prices = samplesOf(train).targets.map(([target = NaN]) => offset + scale * target);
  [3_669_230.5, 4_277_949.5, 4_575_181.5].forEach((price, i) => expect(prices[i]).toBeCloseTo(price, 6));
});

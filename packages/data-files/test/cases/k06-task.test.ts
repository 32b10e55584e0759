import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeZip } from '../../../data-cache/test/support/make-zip.ts';
import { folderOf, idxOf, npyOf } from '../support/arrays.ts';
import { fileWith, load } from '../support/load.ts';
import { thrownBy } from '../support/thrown-by.ts';

const turns = (values: readonly number[], count: number): readonly number[] => Array.from({ length: count }, (_, k) => values[k % values.length] ?? 0);

const targets: readonly { readonly title: string; readonly values: readonly number[]; readonly expected: object }[] = [
  { title: 'F022 0, 1, 2 in floats are classes', values: turns([0, 1, 2], 30), expected: { task: 'classification', classes: ['0', '1', '2'] } },
  { title: 'F022 0 and 1 in floats are classes', values: turns([0, 1], 30), expected: { task: 'classification', classes: ['0', '1'] } },
  { title: 'F024 100 to 319 are amounts', values: Array.from({ length: 60 }, (_, k) => 100 + ((k * 37) % 220)), expected: { task: 'regression', targetSize: 1 } },
  { title: 'F026 a few whole prices are amounts', values: Array.from({ length: 15 }, (_, k) => 100_000 + 9500 * k), expected: { task: 'regression', targetSize: 1 } },
  { title: 'F028 scores of 40 to 59 are amounts', values: turns(Array.from({ length: 20 }, (_, k) => 40 + k), 400), expected: { task: 'regression', targetSize: 1 } },
  { title: 'F031 1, 2, 3 are three classes, called so', values: turns([1, 2, 3], 30), expected: { task: 'classification', classes: ['1', '2', '3'] } },
  { title: '-1 and 1 are classes', values: turns([-1, 1], 12), expected: { task: 'classification', classes: ['-1', '1'] } },
];

describe.each(targets)('$title, whatever reads them', ({ values, expected }) => {
  const x = values.map((_, k) => (k * 7) % 11);

  const arrays = { float32: Float32Array.from(values), float64: Float64Array.from(values), int32: Int32Array.from(values) };
  test.each(['float32', 'float64', 'int32'] as const)('NPZ of %s', async (type) => {
    const content = makeZip([{ name: 'x.npy', content: npyOf([x.length, 1], Float32Array.from(x)) }, { name: 'y.npy', content: npyOf([values.length], arrays[type]) }]);
    expect((await load('npy', { file: await fileWith('a.npz', content) })).train).toMatchObject(expected);
  });

  test('IDX', async () => {
    const folder = await folderOf({ a: idxOf([x.length, 1], Float32Array.from(x)), b: idxOf([values.length], Int32Array.from(values)) });
    expect((await load('idx', { file: join(folder, 'a'), labels: join(folder, 'b') })).train).toMatchObject(expected);
  });

  test('CSV', async () => {
    const { targetSize = 0 } = expected as { targetSize?: number }; // a table names what it predicts
    const file = await fileWith('a.csv', `x,y\n${values.map((value, k) => `${x[k]},${value}`).join('\n')}\n`);
    expect((await load('csv', { file })).train).toMatchObject(targetSize === 0 ? expected : { ...expected, classes: ['y'] });
  });

  test('JSON lines', async () => {
    const file = await fileWith('a.jsonl', values.map((value, k) => JSON.stringify({ x: x[k], y: value })).join('\n'));
    expect((await load('json-lines', { file })).train).toMatchObject(expected);
  });
});

const list = (numbers: readonly (readonly number[])[]): string => numbers.map((output, k) => JSON.stringify({ input: [k % 5, (k * 3) % 7], output })).join('\n');
const oneHot = Array.from({ length: 20 }, (_, k) => (k % 2 === 0 ? [1, 0] : [0, 1]));

test('F029 a list with one 1 among 0s is a class in JSON lines', async () => {
  const { train } = await load('json-lines', { file: await fileWith('a.jsonl', list(oneHot)), target: 'output' });
  expect(train).toMatchObject({ task: 'classification', classes: ['0', '1'], inputShape: [2] });
  expect(train.label?.(0)).toBe(0);
});

test('F029 so it is in the columns of a CSV, which name the classes', async () => {
  const content = `x,cat,dog\n${oneHot.map(([cat, dog], k) => `${k % 7},${cat},${dog}`).join('\n')}\n`;
  const file = await fileWith('a.csv', content);
  expect((await load('csv', { file, target: ['cat', 'dog'] })).train).toMatchObject({ task: 'classification', classes: ['cat', 'dog'] });
  expect((await load('csv', { file, target: ['cat', 'dog'], task: 'multi-label' })).train).toMatchObject({ task: 'multi-label' });
});

test('several 1s are labels', async () => {
  const { train } = await load('json-lines', { file: await fileWith('a.jsonl', list([...oneHot, [1, 1]])), target: 'output' });
  expect(train).toMatchObject({ task: 'multi-label', targetSize: 2 });
});

describe('F033 a class that the test part alone has is refused', () => {
  test('in IDX', async () => {
    const folder = await folderOf({
      'train-images-idx3-ubyte': idxOf([4, 1, 2], new Uint8Array(8)),
      'train-labels-idx1-ubyte': idxOf([4], Uint8Array.of(0, 1, 0, 1)),
      't10k-images-idx3-ubyte': idxOf([2, 1, 2], new Uint8Array(4)),
      't10k-labels-idx1-ubyte': idxOf([2], Uint8Array.of(0, 7)),
    });
    const error = await thrownBy(() => load('idx', { file: join(folder, 'train-images-idx3-ubyte') }));
    expect(error).toMatchObject({
      code: 'VITRUM_INVALID_DATASET',
      message: `${join(folder, 't10k-labels-idx1-ubyte')} gives sample 1 the class 7, which the training part lacks, so that nothing can be learned about it.`,
    });
  });

  test('F026 in CSV, where the hint names the task for numbers', async () => {
    const [file, testFile] = [await fileWith('a.csv', 'x,label\n1,3\n2,4\n3,3\n4,4\n'), await fileWith('b.csv', 'x,label\n1,5\n')];
    const error = await thrownBy(() => load('csv', { file, testFile }));
    expect(error.message).toContain('the class "5" is in the test part alone');
    expect(error.hint).toContain('set the option "task" to "regression"');
  });
});

test.each(['csv', 'text-lines'])('a class of one sample is learned from, whatever the seed: %s', async (type) => {
  const rows = Array.from({ length: 30 }, (_, k) => [`word${k % 7}`, k === 12 ? 'once' : k % 2 === 0 ? 'a' : 'b']);
  const file = type === 'csv' ? await fileWith('a.csv', `x,y\n${rows.map((row) => row.join(',')).join('\n')}\n`) : await fileWith('a.txt', rows.map((row) => row.toReversed().join('\t')).join('\n'));
  for (let splitSeed = 0; splitSeed < 10; splitSeed++) {
    expect((await load(type, { file, splitSeed })).train.classes).toEqual(['a', 'b', 'once']);
  }
});

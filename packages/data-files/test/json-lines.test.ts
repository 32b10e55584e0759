import { expect, test } from 'vitest';
import { allSamples, fileWith, load, samplesOf } from './support/load.ts';

test('the same rows in CSV and in JSON lines are the same dataset', async () => {
  const rows = [
    { width: 1.5, color: 'red', kind: 'rose' },
    { width: 3, color: 'blue', kind: 'iris' },
    { width: -2e-3, color: 'red', kind: 'rose' },
    { width: 4, color: 'blue', kind: 'iris' },
  ];
  const json = rows.map((row) => `${JSON.stringify(row)}\n`).join('\n');
  const csv = ['width,color,kind', ...rows.map((row) => Object.values(row).join(','))].join('\n');
  const [a, b] = [
    await load('json-lines', { file: await fileWith('a.jsonl', json), folds: 2 }),
    await load('csv', { file: await fileWith('a.csv', csv), folds: 2 }),
  ];
  expect(a.encoding).toEqual(b.encoding);
  expect(allSamples(a)).toEqual(allSamples(b));
});

test('a list of numbers is several columns, which its name stands for', async () => {
  const file = await fileWith('a.jsonl', '{"where":[1,2],"size":3,"id":"k1"}\n{"id":"k2","where":[3,6],"size":5}\n');
  const options = { file, testFile: file, normalize: 'none', task: 'regression', ignore: 'id' };
  const inputs = await load('json-lines', { ...options, columns: 'where', target: 'size' });
  expect(samplesOf(inputs.train)).toMatchObject({ inputs: [[1, 2], [3, 6]], targets: [[-1], [1]], descriptions: ['where[0] 1, where[1] 2', 'where[0] 3, where[1] 6'] });
  const targets = await load('json-lines', { ...options, target: 'where' });
  expect(targets.train).toMatchObject({ classes: ['where[0]', 'where[1]'], targetScaling: { offsets: [2, 4], scales: [1, 2] } });
});

test('a list of texts holds labels; true and false are 1 and 0', async () => {
  const labels = await fileWith('a.jsonl', '{"x":1,"tags":["red","round"]}\n{"x":2,"tags":[]}\n{"x":3,"tags":["red"]}\n');
  const { train } = await load('json-lines', { file: labels, testFile: labels, task: 'multi-label' });
  expect([train.classes, samplesOf(train).targets]).toEqual([['red', 'round'], [[1, 1], [0, 0], [1, 0]]]);
  const flags = await fileWith('b.jsonl', '{"x":1,"red":true,"round":true}\n{"x":2,"red":false,"round":false}\n');
  const both = await load('json-lines', { file: flags, testFile: flags, target: ['red', 'round'] });
  expect([both.train.task, samplesOf(both.train).targets]).toEqual(['multi-label', [[1, 1], [0, 0]]]);
});

test('null and an absent field are missing values; a field to ignore may hold anything and come late', async () => {
  const file = await fileWith('a.jsonl', '{"x":1,"y":0.5}\n{"x":null,"y":1.5,"more":{"deep":[1]}}\n{"y":2.5}\n{"x":3,"y":3.5}\n');
  const { train } = await load('json-lines', { file, testFile: file, missing: 'mean', normalize: 'none', ignore: 'more' });
  expect(samplesOf(train).inputs).toEqual([[1], [2], [2], [3]]);
});

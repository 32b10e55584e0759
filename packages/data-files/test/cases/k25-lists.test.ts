import { expect, test } from 'vitest';
import { fileWith, load } from '../support/load.ts';

const lines = Array.from({ length: 20 }, (_, k) => JSON.stringify({ input: [k % 5, (k * 3) % 7], output: k % 2 === 0 ? [1, 0] : [0, 1] }));
const file = () => fileWith('onehot.jsonl', lines.join('\n'));

test('F099 the last field is the target, all of it, and no part of it is an input', async () => {
  const { train, encoding } = await load('json-lines', { file: await file() });
  expect(train).toMatchObject({ task: 'classification', classes: ['0', '1'] });
  expect(encoding).toMatchObject({ columns: [{ name: 'input[0]' }, { name: 'input[1]' }], targets: ['output[0]', 'output[1]'] });
});

test('F099 nor where one number of the list is asked for', async () => {
  const { encoding } = await load('json-lines', { file: await file(), target: 'output[1]' });
  expect(encoding).toMatchObject({ columns: [{ name: 'input[0]' }, { name: 'input[1]' }], targets: ['output[1]'] });
});

test('a list of numbers that is the last field is regression of them', async () => {
  const numbers = Array.from({ length: 20 }, (_, k) => JSON.stringify({ x: k % 5, place: [k / 3, k / 7] }));
  expect((await load('json-lines', { file: await fileWith('a.jsonl', numbers.join('\n')) })).train).toMatchObject({ task: 'regression', targetSize: 2, inputShape: [1] });
});

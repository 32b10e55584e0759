import { describe, expect, test } from 'vitest';
import { encodeTableRow, parseEncoding, type TableEncoding } from '@vitrum/datasets';
import { categoryKey } from '@vitrum/datasets/internal';
import { fileWith, load } from '../support/load.ts';

const table = (cells: readonly string[], count = 40): string => `x,y\n${Array.from({ length: count }, (_, k) => `${k % 5}.5,${cells[k % cells.length] ?? ''}`).join('\n')}\n`;

describe('one value in several spellings is one', () => {
  test.each([
    ['F034 labels 0, 1, 0.0, 1.0', ['0', '1', '0.0', '1.0'], ['0', '1']],
    ['exponents and signs', ['1', '+2', '1e0', '2.00'], ['1', '2']],
    ['blanks around', ['a', ' b', 'a ', 'b'], ['a', 'b']],
    ['true and false', ['TRUE', 'False', 'true', 'FALSE'], ['False', 'TRUE']],
    ['composed letters', ['caf\u00e9', 'tea', 'cafe\u0301', 'tea'], ['café', 'tea']],
  ])('%s, as classes', async (_, cells, classes) => {
    expect((await load('csv', { file: await fileWith('a.csv', table(cells)), task: 'classification' })).train).toMatchObject({ classes, targetSize: 2 });
  });

  test('as an input, and for new rows', async () => {
    const rows = Array.from({ length: 40 }, (_, k) => `${['1', '2', '1.0', '2.0'][k % 4] ?? ''},${k % 2 === 0 ? 'TRUE' : 'false'},${k % 7}.5`);
    const { encoding } = await load('csv', { file: await fileWith('a.csv', `code,flag,y\n${rows.join('\n')}\n`), categorical: 'code' });
    const parsed = parseEncoding(encoding) as TableEncoding; // of a CSV it is one
    expect(parsed.columns).toMatchObject([{ values: ['1', '2'] }, { values: ['TRUE', 'false'] }]);
    expect([...encodeTableRow(parsed, ['2.00', 'True'], 'row')]).toEqual([0, 1, 1, 0]);
  });
});

test('so are the labels of sentences, and numbers among them stand in their order', async () => {
  const lines = Array.from({ length: 30 }, (_, k) => `${['10', '2', '2.0'][k % 3] ?? ''}\tlovely ${k % 3 === 0 ? 'sunny' : 'rainy'} day`);
  expect((await load('text-lines', { file: await fileWith('a.txt', lines.join('\n')) })).train.classes).toEqual(['2', '10']);
});

test('what differs in capitals alone stays two values, and a note says so', async () => {
  const { train, notes } = await load('csv', { file: await fileWith('a.csv', table(['Red', 'red', 'blue'])) });
  expect(train.classes).toEqual(['Red', 'blue', 'red']);
  expect(notes).toEqual(['In the column "y", "Red" and "red" are two values, though they differ in capitals alone']);
});

test.each([
  ['1', '1.0', true], [' 1', '1', true], ['-0', '0', true], ['1e3', '1000', true], ['TRUE', 'True', true],
  ['00501', '501', false], ['1', '2', false], ['a', 'A', false], ['9007199254740993', '9007199254740992', false], ['1', 'one', false],
])('%j and %j are one value: %s', (a, b, isOne) => {
  expect(categoryKey(a) === categoryKey(b)).toBe(isOne);
});

import { describe, expect, test } from 'vitest';
import { fileWith, load } from '../support/load.ts';

const table = (header: string, row: (index: number) => string): string => `${header}${Array.from({ length: 40 }, (_, i) => `${row(i)}\n`).join('')}`;
const sentence = (index: number, comma = ''): string => `what a ${['lovely', 'dull'][index % 2] ?? ''} film${comma} of ${index} hours`;
const spam = (index: number): string => (index % 2 === 0 ? 'ham' : 'spam');

describe('the last column as the target', () => {
  test('is the last one that has values', async () => {
    const file = await fileWith('a.csv', table('a;b;kind;\n', (i) => `${i};${i % 7};${i % 2 === 0 ? 'x' : 'y'};`));
    const { train, notes, decisions } = await load('csv', { file });
    expect(train.classes).toEqual(['x', 'y']);
    expect(notes?.join()).toContain('The column "column-4" was left out (no values)');
    expect(decisions).toContainEqual(expect.objectContaining({ subject: 'target', value: 'kind' }));
  });

  test.each([
    ['sentences of as many words', table('', (i) => `${spam(i)},${sentence(i)}`), 'its cells are sentences'],
    ['sentences in quotes', table('', (i) => `${spam(i)},"${sentence(i)}"`), 'its cells are sentences'],
    ['sentences with commas', table('', (i) => `${spam(i)},"${sentence(i, ',')}"`), 'its cells are sentences'],
    ['names', table('mpg,weight,car\n', (i) => `${i},${i % 9},Ford ${i * 37}`), 'another text in each row'],
  ])('is none of %s, and the error says what to do', async (_, content, reason) => {
    const file = await fileWith('a.csv', content);
    await expect(load('csv', { file })).rejects.toMatchObject({ message: expect.stringContaining(reason), hint: expect.stringContaining('Name the target, such as target: "') });
    await expect(load('csv', { file, target: '1' })).resolves.toBeDefined();
  });
});

describe('several labels in one cell', () => {
  const rows = (write: (labels: readonly string[]) => string): string =>
    Array.from({ length: 40 }, (_, i) => `{"x": ${i}, "tags": ${write(i % 2 === 0 ? ['red'] : ['red', 'round'])}}\n`).join('');

  test('are labels where JSON has a list of them', async () => {
    const { train } = await load('json-lines', { file: await fileWith('a.jsonl', rows((labels) => JSON.stringify(labels))) });
    expect(train).toMatchObject({ task: 'multi-label', classes: ['red', 'round'] });
  });

  test.each(['|', ';'])('are a class with a note where a cell has %s', async (separator) => {
    const file = await fileWith('a.jsonl', rows((labels) => JSON.stringify(labels.join(separator))));
    const { train, notes } = await load('json-lines', { file });
    expect(train).toMatchObject({ task: 'classification', classes: ['red', `red${separator}round`] });
    expect(notes?.join()).toContain(`"red${separator}round" in "tags" was taken for one class; the option task: "multi-label"`);
    const told = await load('json-lines', { file, task: 'multi-label', labelSeparator: separator });
    expect(told.train.classes).toEqual(['red', 'round']);
  });
});

test('numbers that may be codes, and 1 beside true, are told of', async () => {
  const codes = await load('csv', { file: await fileWith('a.csv', table('zip,size,price\n', (i) => `${['01234', '10001'][i % 2] ?? ''},0${i % 9},${i}.5`)) });
  expect(codes.notes).toEqual(['"zip" was taken for numbers, though it has "01234" with a 0 before it; if its cells are codes, say categorical: "zip"']);
  const flags = await load('csv', { file: await fileWith('a.csv', table('x,y\n', (i) => `${i},${['0', 'true', 'False', '1'][i % 4] ?? ''}`)) });
  expect(flags.notes).toEqual(['In the column "y", "0" and "true" are two values, though they may say the same']);
});

test('the one negative number of a column is told of, as a missing one maybe', async () => {
  const write = (a: (index: number) => number): string => table('a,y\n', (i) => `${a(i)},${i % 2 === 0 ? 'x' : 'z'}`);
  const told = await load('csv', { file: await fileWith('a.csv', write((i) => (i % 9 === 0 ? -200 : i % 20))) });
  expect(told.notes).toEqual(['"a" has -200 5 times, and no other negative number; if it stands for a missing one, say missingMarks: "-200"']);
  const { notes } = await load('csv', { file: await fileWith('a.csv', write((i) => (i % 9 === 0 ? -200 : i - 20))) });
  expect(notes).toBeUndefined();
});

test('numbers with measures of several kinds are no sentences', async () => {
  const file = await fileWith('a.csv', table('mileage,x,y\n', (i) => `${i}.5 ${i % 3 === 0 ? 'kmpl' : 'km/kg'},${i},${i % 2 === 0 ? 'a' : 'b'}`));
  expect((await load('csv', { file })).encoding).toMatchObject({ columns: [{ name: 'x' }], skipped: ['mileage'] });
});

test('a number may have any blank behind it', async () => {
  const file = await fileWith('a.csv', table('x,y\n', (i) => `${i % 10}\u00A0,${i % 2 === 0 ? 'a' : 'b'}`));
  expect((await load('csv', { file })).encoding).toMatchObject({ columns: [{ kind: 'number' }] });
});

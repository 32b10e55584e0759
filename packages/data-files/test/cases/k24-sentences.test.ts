import { describe, expect, test } from 'vitest';
import { encodeTableRow, parseEncoding, type TableEncoding } from '@vitrum/datasets';
import { tableInputNames } from '@vitrum/datasets/internal';
import { readNewSamples } from '@vitrum/data-files';
import { fileWith, load, samplesOf } from '../support/load.ts';

const good = ['what a lovely day', 'i love this film', 'really good, warm film'];
const bad = ['what an awful day', 'i hate this film', 'really bad, cold film'];
const reviews = Array.from({ length: 40 }, (_, k) => [`"${(k % 2 === 0 ? good : bad)[k % 3] ?? ''} no ${k}"`, k % 2 === 0 ? 'pos' : 'neg']);
const tableOf = (encoding: unknown): TableEncoding => parseEncoding(encoding) as TableEncoding; // of a table it is one

describe('F096 a column of sentences is a bag of words', () => {
  const file = () => fileWith('imdb.csv', `review,sentiment\n${reviews.map((row) => row.join(',')).join('\n')}\n`);

  test('of the words that the training part has twice', async () => {
    const splits = await load('csv', { file: await file() });
    const table = tableOf(splits.encoding);
    const names = tableInputNames(table);
    expect(table.columns).toMatchObject([{ name: 'review', kind: 'words' }]);
    expect(names).toEqual(expect.arrayContaining(['review: lovely', 'review: hate', 'review: film']));
    const { inputs, descriptions } = samplesOf(splits.train);
    descriptions.forEach((description, k) => {
      const has = (word: string): number => inputs[k]?.[names.indexOf(`review: ${word}`)] ?? NaN;
      expect(has('lovely')).toBe(description?.includes('lovely') === true ? 1 : 0);
      expect(has('film')).toBe(description?.includes('film') === true ? 1 : 0);
    });
  });

  test('which the test part has no say in', async () => {
    const held = await fileWith('held.csv', 'review,sentiment\n"splendid splendid splendid thing",pos\n');
    const { encoding } = await load('csv', { file: await file(), testFile: held });
    expect(tableInputNames(tableOf(encoding))).not.toContain('review: splendid');
  });

  test('beside numbers and categories, in JSON lines too', async () => {
    const lines = reviews.map(([review = '', sentiment], k) => JSON.stringify({ stars: k % 5, review: review.replaceAll('"', ''), shop: k % 2 === 0 ? 'x' : 'y', sentiment }));
    const { encoding } = await load('json-lines', { file: await fileWith('a.jsonl', lines.join('\n')) });
    expect(tableOf(encoding).columns.map(({ kind }) => kind)).toEqual(['number', 'words', 'category']);
  });

  test('and the same of new rows', async () => {
    const { encoding } = await load('csv', { file: await file() });
    const table = tableOf(encoding);
    const row = encodeTableRow(table, ['LOVELY, lovely film'], 'row');
    const names = tableInputNames(table);
    expect([row[names.indexOf('review: lovely')], row[names.indexOf('review: film')]]).toEqual([2, 1]);
    const found = [];
    for await (const sample of readNewSamples([await fileWith('new.csv', 'review\n"xyzzy, plugh"\na lovely film\n')], table)) found.push(sample.notes ?? []);
    expect(found).toEqual([[expect.stringContaining('the model knows no word of "review"')], []]);
  });
});

test('few short texts that recur are categories, and names are no sentences', async () => {
  const content = `plan,name,y\n${Array.from({ length: 40 }, (_, k) => `${k % 2 === 0 ? 'pay as you go' : 'two years in advance'},"Smith, Ms. Anna ${k}",${k % 3}`).join('\n')}\n`;
  const { encoding } = await load('csv', { file: await fileWith('a.csv', content) });
  expect(encoding).toMatchObject({ columns: [{ name: 'plan', kind: 'category', values: ['pay as you go', 'two years in advance'] }], skipped: ['name'] });
});

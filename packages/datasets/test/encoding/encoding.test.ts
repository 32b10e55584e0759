import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVitrumError } from '@vitrum/core';
import { encodeTableRecord, encodeTableRow, encodeText, parseEncoding, type TableEncoding, type TextEncoding } from '@vitrum/datasets';
import { encodingInputSize, learnWords, splitWords, tableInputNames, textInputNames, wordPairs } from '@vitrum/datasets/internal';
import { thrownBy } from '../support/thrown-by.ts';

const table: TableEncoding = {
  type: 'table',
  columns: [
    { name: 'width', kind: 'number', offset: 2, scale: 0.5 },
    { name: 'color', kind: 'category', values: ['blue', 'red', ''] },
    { name: 'age', kind: 'number', offset: 10, scale: 10, missing: 40 },
  ],
  targets: ['kind'],
};
const text: TextEncoding = { type: 'text', form: 'bag', words: ['good', 'not', 'not good'], bigrams: true };

describe('a row of a table', () => {
  test('a number is (number − offset) / scale, a category one-hot, a missing value what stands in for it', () => {
    expect([...encodeTableRow(table, ['3', ' red ', '20'], 'row')]).toEqual([2, 0, 1, 0, 1]);
    expect([...encodeTableRow(table, ['1', 'NA', ''], 'row')]).toEqual([-2, 0, 0, 1, 3]);
    expect([...encodeTableRecord(table, { kind: 'rose', color: 'blue', width: 2, age: null }, 'row')]).toEqual([0, 1, 0, 0, 3]);
    expect([encodingInputSize(table), tableInputNames(table)]).toEqual([5, ['width', 'color = blue', 'color = red', 'color = (missing)', 'age']]);
  });

  const refused: readonly { title: string; work: () => unknown; message: string; nearest?: string }[] = [
    { title: 'no number', work: () => encodeTableRow(table, ['x', 'red', '1'], 'row 3'), message: 'row 3: "width" must be a number, got "x".' },
    { title: 'a missing number', work: () => encodeTableRow(table, ['?', 'red', '1'], 'row 3'), message: 'row 3: "width" is missing.' },
    { title: 'a new category', work: () => encodeTableRow(table, ['1', 'rde', '1'], 'row 3'), message: 'row 3: "color" is "rde", which the training data lacked.', nearest: 'red' },
    { title: 'too few values', work: () => encodeTableRow(table, ['1'], 'row 3'), message: 'row 3 has 1 values, but the model takes 3.' },
    { title: 'an absent name', work: () => encodeTableRecord(table, { width: 1, age: 1 }, 'it'), message: 'it has no "color".' },
    { title: 'a nested value', work: () => encodeTableRecord(table, { width: [1], age: 1, color: 'red' }, 'it'), message: 'it: "width" must be a number or a text, got [1].' },
    { title: 'no record', work: () => encodeTableRecord(table, [1, 2], 'it'), message: 'it is not a row by names, but [1,2].' },
  ];
  test.each(refused)('refuses $title', async ({ work, message, nearest }) => {
    expect(await thrownBy(work)).toMatchObject({ code: 'VITRUM_INVALID_ENCODING', message, ...(nearest !== undefined && { nearest }) });
  });
});

describe('words', () => {
  test.each([
    ["It's GOOD, isn't it?", ["it's", 'good', "isn't", 'it']],
    ['don’t', ["don't"]],
    ["'quoted' --- 3.5", ['quoted', '3', '5']],
    ['Żółć Ünïcode', ['żółć', 'ünïcode']],
    ['ÉTÉ'.normalize('NFD'), ['été'.normalize('NFC')]],
    ['!?', []],
  ])('of %s', (sentence, words) => {
    expect(splitWords(sentence)).toEqual(words);
  });

  test('come by their frequency, then by the alphabet', () => {
    const counts = new Map([['b', 2], ['c', 5], ['a', 2], ['d', 1]]);
    expect(learnWords(counts, { minimumCount: 2, maximumWords: 9 })).toEqual(['c', 'a', 'b']);
    expect(learnWords(counts, { minimumCount: 1, maximumWords: 2 })).toEqual(['c', 'a']);
    expect(wordPairs(['not', 'very', 'good'])).toEqual(['not very', 'very good']);
  });

  test('are counted in a bag, and stand in their places as ids', () => {
    expect([...encodeText(text, 'Good, not good, unheard of')]).toEqual([2, 1, 1]);
    const ids: TextEncoding = { type: 'text', form: 'ids', words: ['good', 'not'], length: 4 };
    expect([...encodeText(ids, 'not so good')]).toEqual([2, 0, 1, 0]);
    expect([...encodeText(ids, 'good good good good not')]).toEqual([1, 1, 1, 1]);
    expect([encodingInputSize(text), textInputNames(text)]).toEqual([3, text.words]);
    expect([encodingInputSize(ids), textInputNames(ids)]).toEqual([4, ['word 1', 'word 2', 'word 3', 'word 4']]);
  });
});

const valid = [
  table,
  text,
  { type: 'text', form: 'ids', words: ['a'], length: 3 },
  { type: 'image', height: 28, width: 20, channels: 3 },
  { type: 'array', shape: [2, 3] },
  { type: 'array', shape: [2], offsets: [1, 2], scales: [1, 2] },
];

describe('the encoding that a model brings', () => {
  test.each(valid)('is taken as it is: %j', (encoding) => {
    expect(parseEncoding(JSON.parse(JSON.stringify(encoding)))).toEqual(encoding);
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [undefined, 'An encoding must be an object with a "type", got undefined.'],
    [{ type: 'tabel' }, 'An encoding of the type "tabel" is not known.'],
    [{ type: 'constructor' }, 'An encoding of the type "constructor" is not known.'],
    [{ type: 'table' }, 'The encoding "table" is not valid: columns must be a list of columns, got undefined.'],
    [{ type: 'table', columns: [{ name: 'a', kind: 'number', offset: 0, scale: 0 }] }, 'The encoding "table" is not valid: "a" needs an offset and a scale other than 0.'],
    [{ type: 'table', columns: [{ name: 'a', kind: 'category', values: ['x', 'x'] }] }, 'The encoding "table" is not valid: values of "a" must be a list of different texts, got ["x","x"].'],
    [{ type: 'table', columns: [{ name: 'a', kind: 'color' }] }, 'The encoding "table" is not valid: kind of "a" must be number, category or words, got "color".'],
    [{ type: 'table', columns: [{ name: 'a', kind: 'category', values: ['x'], other: 1 }] }, 'The encoding "table" is not valid: other of "a" must be true or false, got 1.'],
    [{ type: 'table', columns: [{ name: 'a', kind: 'words', words: [] }] }, 'The encoding "table" is not valid: words of "a" must be a list of different texts, got [].'],
    [{ type: 'table', columns: [{ name: 'a', kind: 'words', words: ['x'] }], skipped: 'id' }, 'The encoding "table" is not valid: skipped must be a list of names, got "id".'],
    [{ type: 'table', columns: [...table.columns, ...table.columns] }, 'The encoding "table" is not valid: two columns have one name.'],
    [{ type: 'text', form: 'bags', words: [] }, 'The encoding "text" is not valid: form must be bag or ids, got "bags".'],
    [{ type: 'text', form: 'ids', words: ['a'] }, 'The encoding "text" is not valid: length must be a whole number of at least 1, got undefined.'],
    [{ type: 'image', height: 0, width: 3, channels: 1 }, 'The encoding "image" is not valid: height and width must be whole numbers of at least 1.'],
    [{ type: 'image', height: 2, width: 3, channels: 2 }, 'The encoding "image" is not valid: channels must be 1, 3 or 4, got 2.'],
    [{ type: 'array', shape: [2], scales: [1] }, 'The encoding "array" is not valid: scales must be 2 numbers, got [1].'],
    [{ type: 'array', shape: [1], scales: [0] }, 'The encoding "array" is not valid: no scale may be 0.'],
  ];
  test.each(wrong)('is refused: %j', async (encoding, message) => {
    expect(await thrownBy(() => parseEncoding(encoding))).toMatchObject({ code: 'VITRUM_INVALID_ENCODING', message });
  });

  test('whatever it is, it is checked or refused, and then has a size', () => {
    const damaged = fc.constantFrom(...valid).chain((encoding) =>
      fc.tuple(fc.constantFrom(...Object.keys(encoding)), fc.oneof(fc.jsonValue(), fc.constantFrom(0, -1, 1e9, [], {}, 'table'))).map(([key, value]) => ({ ...encoding, [key]: value })),
    );
    fc.assert(
      fc.property(fc.oneof(damaged, fc.jsonValue()), (value) => {
        try {
          expect(encodingInputSize(parseEncoding(value))).toBeGreaterThan(0);
        } catch (error) {
          if (!isVitrumError(error)) throw error;
          expect(error.code).toBe('VITRUM_INVALID_ENCODING');
        }
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { readNewSamples, type NewSample } from '@vitrum/data-files';
import { parseEncoding, type TableEncoding, type TextEncoding } from '@vitrum/datasets';
import { fileWith, load, samplesOf } from './support/load.ts';
import { thrownBy } from './support/thrown-by.ts';

const encoding: TableEncoding = {
  type: 'table',
  columns: [
    { name: 'width', kind: 'number', offset: 2, scale: 0.5 },
    { name: 'color', kind: 'category', values: ['blue', 'red'] },
  ],
  targets: ['kind'],
};

async function all(path: string, given: Parameters<typeof readNewSamples>[1] = encoding): Promise<NewSample[]> {
  const samples: NewSample[] = [];
  for await (const sample of readNewSamples([path], given)) samples.push(sample);
  return samples;
}

describe('new rows of a table', () => {
  test.each([
    ['with a header, in another order and with more columns', 'a.csv', 'kind,color,id,width\nrose,red,7,3\n?,blue,8,1\n'],
    ['without a header, in order', 'a.csv', '3,red\n1,blue\n'],
    ['with a header alone to tell its names', 'a.csv', 'color;width\nred;3\nblue;1\n'],
    ['in JSON lines', 'a.jsonl', '{"color":"red","width":3,"kind":{"any":1}}\n{"width":"1","color":"blue"}\n'],
  ])('%s', async (_, name, content) => {
    const path = await fileWith(name, content);
    const samples = await all(path);
    expect(samples.map(({ input }) => [...input])).toEqual([[2, 0, 1], [-2, 1, 0]]);
    expect(samples[0]?.describe).toBe('width 3, color red');
    expect(samples.map(({ source }) => source.replace(path, ''))).toEqual(name.endsWith('csv') && !content.startsWith('3') ? [', line 2', ', line 3'] : [', line 1', ', line 2']);
  });

  test.each([
    ['a category that the training lacked', 'width,color\n1,rde\n', 'FILE, line 2: "color" is "rde", which the training data lacked.'],
    ['no number', 'width,color\n1,red\nx,red\n', 'FILE, line 3: "width" must be a number, got "x".'],
    ['a missing value', 'width,color\n?,red\n', 'FILE, line 2: "width" is missing.'],
    ['a missing category', 'width,color\n1,\n', 'FILE, line 2: "color" is missing.'],
    ['a column that is not there', 'width,kind\n1,red\n', 'FILE lacks the column color, which the model takes.'],
    ['too many columns without a header', '1,2,3\n', 'FILE has 3 columns and no header, but the model takes 2: width, color.'],
  ])('%s is refused', async (_, content, message) => {
    const path = await fileWith('a.csv', content);
    expect(await thrownBy(async () => all(path))).toMatchObject({ code: 'VITRUM_INVALID_ENCODING', message: message.replace('FILE', path) });
  });

  test('what a model learned with "mean" copes with missing values', async () => {
    const file = await fileWith('a.csv', 'width,color,y\n1,red,0.5\n?,,1.5\n3,red,2.5\n');
    const splits = await load('csv', { file, testFile: file, missing: 'mean' });
    const samples = await all(file, parseEncoding(JSON.parse(JSON.stringify(splits.encoding))));
    expect(samples.map(({ input }) => [...input])).toEqual(samplesOf(splits.train).inputs.map((row) => [...Float32Array.from(row)]));
    expect(samples[1]?.describe).toBe('width (missing), color (missing)');
  });

  test('a table without a header can be asked about as a whole', async () => {
    const file = await fileWith('a.csv', '1,5,0.5\n2,6,1.5\n');
    const splits = await load('csv', { file, testFile: file, columns: '2', target: '3', normalize: 'none' });
    const known = parseEncoding(splits.encoding);
    expect((await all(file, known)).map(({ input }) => [...input])).toEqual([[5], [6]]);
    expect((await all(await fileWith('b.csv', '7\n'), known)).map(({ input }) => [...input])).toEqual([[7]]);
  });
});

describe('new sentences', () => {
  const words: TextEncoding = { type: 'text', form: 'bag', words: ['good', 'bad', 'not good'], bigrams: true };

  test('each line is one, as it stands', async () => {
    const path = await fileWith('a.txt', 'Good, GOOD!\n\n not good \nunheard of\n');
    expect((await all(path, words)).map(({ input, describe: text, source }) => [[...input], text, source.replace(path, '')])).toEqual([
      [[2, 0, 0], 'Good, GOOD!', ', line 1'],
      [[1, 0, 1], 'not good', ', line 3'],
      [[0, 0, 0], 'unheard of (the model knows none of its words)', ', line 4'],
    ]);
  });
});

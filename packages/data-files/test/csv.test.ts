import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileWith, load, samplesOf, allSamples } from './support/load.ts';
import { thrownBy } from './support/thrown-by.ts';

const flowers = `width,color,kind
1,red,rose
3,blue,iris
2,red,rose
4,blue,iris
`;
const moreFlowers = `width,color,kind
6,blue,iris
`;

describe('a table of numbers and categories', () => {
  test('numbers are scaled by the training part, categories and classes are one-hot in the order of the alphabet', async () => {
    const splits = await load('csv', { file: await fileWith('flowers.csv', flowers), testFile: await fileWith('more.csv', moreFlowers) });
    // The mean of 1, 3, 2, 4 is 2.5, and their deviation √((2.25 + 0.25 + 0.25 + 2.25) / 4) = √1.25.
    const deviation = Math.sqrt(1.25);
    expect(splits.train).toMatchObject({ size: 4, inputShape: [3], task: 'classification', classes: ['iris', 'rose'] });
    const { inputs, targets, descriptions } = samplesOf(splits.train);
    expect(inputs).toEqual([
      [-1.5 / deviation, 0, 1],
      [0.5 / deviation, 1, 0],
      [-0.5 / deviation, 0, 1],
      [1.5 / deviation, 1, 0],
    ]);
    expect(targets).toEqual([[0, 1], [1, 0], [0, 1], [1, 0]]);
    expect([0, 1, 2, 3].map((index) => splits.train.label?.(index))).toEqual([1, 0, 1, 0]);
    expect(descriptions[1]).toBe('width 3, color blue');
    expect(samplesOf(splits.test).inputs).toEqual([[3.5 / deviation, 1, 0]]);
    expect(splits.encoding).toEqual({
      type: 'table',
      columns: [
        { name: 'width', kind: 'number', offset: 2.5, scale: deviation },
        { name: 'color', kind: 'category', values: ['blue', 'red'] },
      ],
      targets: ['kind'],
    });
  });

  const forms: readonly { form: string; name: string; content: string | Uint8Array; options?: object }[] = [
    { form: 'Windows line ends', name: 'a.csv', content: flowers.replaceAll('\n', '\r\n') },
    { form: 'old Macintosh line ends', name: 'a.csv', content: flowers.replaceAll('\n', '\r') },
    { form: 'no line end at the end', name: 'a.csv', content: flowers.trimEnd() },
    { form: 'empty lines, and lines of spaces', name: 'a.csv', content: `\n${flowers.replaceAll('\n', '\n\n')}  \n` },
    { form: 'a byte order mark', name: 'a.csv', content: `\uFEFF${flowers}` },
    { form: 'UTF-16', name: 'a.csv', content: Buffer.from(`\uFEFF${flowers}`, 'utf16le') },
    { form: 'semicolons', name: 'a.csv', content: flowers.replaceAll(',', ';') },
    { form: 'tabs', name: 'a.tsv', content: flowers.replaceAll(',', '\t') },
    { form: 'tabs in a file of another name', name: 'a.data', content: flowers.replaceAll(',', '\t') },
    { form: 'another delimiter', name: 'a.csv', content: flowers.replaceAll(',', ':'), options: { delimiter: ':' } },
    { form: 'gzip', name: 'a.csv.gz', content: gzipSync(flowers) },
    { form: 'gzip under another name', name: 'a.csv', content: gzipSync(flowers) },
    { form: 'quotes', name: 'a.csv', content: flowers.replaceAll(/\w+/g, '"$&"') },
    { form: 'spaces around cells', name: 'a.csv', content: flowers.replaceAll(',', ' , ') },
  ];
  test.each(forms)('with $form is the same table', async ({ name, content, options }) => {
    const [expected, got] = [
      await load('csv', { file: await fileWith('flowers.csv', flowers), folds: 2 }),
      await load('csv', { file: await fileWith(name, content), folds: 2, ...options }),
    ];
    expect({ ...got.encoding, dialect: undefined }).toEqual({ ...expected.encoding, dialect: undefined });
    expect(allSamples(got)).toEqual(allSamples(expected));
  });

  test('P005: a quoted cell may hold delimiters, quotes and line ends, and later lines keep their numbers', async () => {
    const content = 'a,b\n1,"x, ""y""\r\nz"\n2,w\n3\n';
    const error = await thrownBy(async () => load('csv', { file: await fileWith('a.csv', content) }));
    expect(error).toMatchObject({ code: 'VITRUM_INVALID_TABLE', message: expect.stringContaining('a.csv, line 5 has 1 cell, but the first row has 2') });
    const splits = await load('csv', { file: await fileWith('a.csv', content.replace('3\n', '3,w\n2,"x, ""y""\r\nz"\n')), folds: 2 });
    expect(splits.train.classes).toEqual(['w', 'x, "y"\r\nz']);
  });
});

describe('normalization', () => {
  const table = 'x,y\n2,0.5\n2,1.5\n6,2.5\n'; // the mean is 10/3, the deviation √32/3
  const deviation = Math.sqrt(32) / 3;
  test.each([
    { normalize: 'standard', inputs: [(2 - 10 / 3) / deviation, (2 - 10 / 3) / deviation, (6 - 10 / 3) / deviation] },
    { normalize: 'min-max', inputs: [0, 0, 1] },
    { normalize: 'none', inputs: [2, 2, 6] },
  ])('$normalize', async ({ normalize, inputs }) => {
    const file = await fileWith('a.csv', table);
    const { train } = await load('csv', { file, testFile: file, normalize });
    samplesOf(train).inputs.forEach(([input], index) => expect(input).toBeCloseTo(inputs[index] ?? NaN, 12));
  });

  test('P027: a constant column has the scale 1', async () => {
    const file = await fileWith('a.csv', 'x,y\n0.1,0.5\n0.1,1.5\n0.1,2.5\n');
    for (const normalize of ['standard', 'min-max']) {
      const { encoding } = await load('csv', { file, testFile: file, normalize });
      expect(encoding).toMatchObject({ columns: [{ scale: 1, offset: 0.1 }] });
    }
  });

  test('a number keeps its digits beside a large offset', async () => {
    const file = await fileWith('a.csv', 'time,y\n1700000000001,0.5\n1700000000003,1.5\n');
    expect(samplesOf((await load('csv', { file, testFile: file })).train).inputs).toEqual([[-1], [1]]);
  });

  test('the held-out rows have no say', async () => {
    const file = await fileWith('train.csv', 'x,y\n0,0.5\n2,1.5\n');
    const { encoding } = await load('csv', { file, testFile: await fileWith('test.csv', 'x,y\n1000,99.5\n') });
    expect(encoding).toMatchObject({ columns: [{ offset: 1, scale: 1 }] });
  });
});

describe('the task', () => {
  const rows = (cells: readonly string[]): string => cells.map((cell, index) => `${index},${cell}`).join('\n');
  const cases: readonly { title: string; content: string; options?: object; expected: object }[] = [
    { title: 'categories are classes', content: `x,y\n${rows(['a', 'b', 'a'])}`, expected: { task: 'classification', classes: ['a', 'b'] } },
    { title: 'few whole numbers are classes, in the order of numbers', content: `x,y\n${rows(['10', '9', '10', '9', '10', '9', '10', '9', '10', '9'])}`, expected: { task: 'classification', classes: ['9', '10'] } },
    { title: 'decimals are numbers', content: `x,y\n${rows(['1.5', '2', '3'])}`, expected: { task: 'regression', classes: ['y'], targetSize: 1 } },
    { title: 'many whole numbers are numbers', content: `x,y\n${rows(Array.from({ length: 21 }, (_, k) => String(k)))}`, expected: { task: 'regression' } },
    { title: 'twenty whole numbers are classes', content: `x,y\n${rows(Array.from({ length: 40 }, (_, k) => String(k % 20)))}`, expected: { task: 'classification', targetSize: 20 } },
    { title: 'but numbers when asked for', content: `x,y\n${rows(['1', '2', '3'])}`, options: { task: 'regression' }, expected: { task: 'regression' } },
    { title: 'and classes when asked for', content: `x,y\n${rows(['1.5', '2.5', '1.5', '2.5'])}`, options: { task: 'classification' }, expected: { classes: ['1.5', '2.5'] } },
    { title: 'several columns of 0 and 1 are labels', content: `x,red,round\n1,0,1\n2,1,1\n3,0,0`, options: { target: ['red', 'round'] }, expected: { task: 'multi-label', classes: ['red', 'round'] } },
    { title: 'several other columns are numbers', content: `x,red,round\n1,0,1\n2,2,1\n3,0,0`, options: { target: ['red', 'round'] }, expected: { task: 'regression', classes: ['red', 'round'] } },
    { title: 'labels in one cell', content: `x,tags\n1,red|round\n2,round\n3,\n4,red`, options: { task: 'multi-label' }, expected: { task: 'multi-label', classes: ['red', 'round'] } },
  ];
  test.each(cases)('$title', async ({ content, options, expected }) => {
    const file = await fileWith('a.csv', content);
    expect((await load('csv', { file, testFile: file, ...options })).train).toMatchObject(expected);
  });

  test('labels are 1 where they apply, in columns and in a cell', async () => {
    const [inColumns, inCell] = [
      await fileWith('a.csv', 'x,red,round\n1,true,1\n2,False,1\n3,0,0\n4,1,0\n'),
      await fileWith('b.csv', 'x,tags\n1,red; round\n2,round\n3,\n4,red\n'),
    ];
    const expected = [[1, 1], [0, 1], [0, 0], [1, 0]];
    const columns = await load('csv', { file: inColumns, testFile: inColumns, target: ['red', 'round'] });
    expect(samplesOf(columns.train).targets).toEqual(expected);
    const cell = await load('csv', { file: inCell, testFile: inCell, task: 'multi-label', labelSeparator: ';', delimiter: ',' });
    expect(samplesOf(cell.train).targets).toEqual(expected);
  });

  test('targets of regression are standardized, and the scaling tells what they were', async () => {
    const file = await fileWith('a.csv', 'x,y,z\n1,0.5,10\n2,1.5,30\n');
    const { train } = await load('csv', { file, testFile: file, target: ['y', 'z'] });
    expect(samplesOf(train).targets).toEqual([[-1, -1], [1, 1]]);
    expect(train.targetScaling).toEqual({ offsets: [1, 20], scales: [0.5, 10] });
  });

  test('classes are divided evenly', async () => {
    const content = Array.from({ length: 100 }, (_, k) => `${k}.5,${k % 4 === 0 ? 'rare' : 'common'}`).join('\n');
    const { train, test: held } = await load('csv', { file: await fileWith('a.csv', content), testShare: 0.2 });
    const rare = samplesOf(held).targets.filter(([, isRare]) => isRare === 1);
    expect([train.size, held.size, rare.length]).toEqual([80, 20, 5]);
  });
});

describe('columns', () => {
  const table = 'id,a,b,c\nk1,1,2,0.5\nk2,3,4,1.5\n';
  test.each([
    { title: 'the last one is the target', options: { ignore: 'id' }, inputs: ['a', 'b'], targets: ['c'] },
    { title: 'the last one that is not ignored', options: { ignore: ['id', 'c'], task: 'regression' }, inputs: ['a'], targets: ['b'] },
    { title: 'by names', options: { target: 'a', columns: ['c', 'b'], task: 'regression' }, inputs: ['c', 'b'], targets: ['a'] },
    { title: 'by numbers', options: { target: '2', columns: ['4'], task: 'regression' }, inputs: ['c'], targets: ['a'] },
  ])('$title', async ({ options, inputs, targets }) => {
    const file = await fileWith('a.csv', table);
    const { encoding } = await load('csv', { file, testFile: file, ...options });
    expect(encoding).toMatchObject({ columns: inputs.map((name) => ({ name })), targets });
  });

  test('numbers that are names', async () => {
    const file = await fileWith('a.csv', 'zip,y\n01234,0.5\n1234,1.5\n01234,2.5\n');
    const { encoding } = await load('csv', { file, testFile: file, categorical: 'zip' });
    expect(encoding).toMatchObject({ columns: [{ kind: 'category', values: ['01234', '1234'] }] });
  });
});

import { describe, expect, test } from 'vitest';
import { encodeTableRow, parseEncoding, type TableEncoding } from '@vitrum/datasets';
import { tableInputSize } from '@vitrum/datasets/internal';
import { allSamples, fileWith, load } from '../support/load.ts';
import { thrownBy } from '../support/thrown-by.ts';

type Row = Readonly<Record<string, string | number>>;
const csvOf = (rows: readonly Row[]): string => [Object.keys(rows[0] ?? {}).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n');
const rowsOf = (count: number, make: (k: number) => Row): Promise<string> => fileWith('a.csv', csvOf(Array.from({ length: count }, (_, k) => make(k))));
const tableOf = (encoding: unknown): TableEncoding => parseEncoding(encoding) as TableEncoding; // of a table it is one
const namesOf = (encoding: unknown): readonly string[] => tableOf(encoding).columns.map(({ name }) => name);

describe('F061 rare categories', () => {
  /** Eight values of the city occur once. */
  const file = () => rowsOf(100, (k) => ({ city: k % 13 === 5 ? `c${k}` : `city${k % 4}`, age: k % 17, y: k % 2 === 0 ? 'a' : 'b' }));

  test('count as one, so that every seed trains', async () => {
    for (let splitSeed = 0; splitSeed < 10; splitSeed++) {
      const splits = await load('csv', { file: await file(), splitSeed });
      expect(splits.encoding).toMatchObject({ columns: [{ name: 'city', values: ['city0', 'city1', 'city2', 'city3'], other: true }, { name: 'age' }] });
      expect(splits.notes).toEqual([expect.stringMatching(/^"city" has 8 values .* which count as "other" \(minimumCount\)$/)]);
      const { inputs, descriptions } = allSamples(splits);
      const rare = inputs.filter((_, k) => /city c\d/.test(descriptions[k] ?? ''));
      expect(rare.map((input) => input.slice(0, 4))).toEqual(Array.from({ length: 8 }, () => [0, 0, 0, 0]));
    }
  });

  test('are told apart when asked for', async () => {
    const { encoding } = await load('csv', { file: await file(), minimumCount: 1, testShare: 0.02 });
    expect(tableInputSize(tableOf(encoding))).toBeGreaterThanOrEqual(4 + 6 + 1);
  });

  test('so an unknown one is no error for the model, which says so', async () => {
    const { encoding } = await load('csv', { file: await file() });
    const notes: string[] = [];
    const inputs = encodeTableRow(tableOf(encoding), ['atlantis', '5'], 'new.csv, line 2', (note) => notes.push(note));
    expect([...inputs.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(notes).toEqual(['new.csv, line 2: "city" is "atlantis", which the model does not know: it counts as "other"']);
  });

  test('where none was rare, an unknown one is an error that names the nearest', async () => {
    const { encoding } = await load('csv', { file: await rowsOf(40, (k) => ({ city: `city${k % 4}`, y: k % 2 === 0 ? 'a' : 'b' })) });
    expect(await thrownBy(() => encodeTableRow(tableOf(encoding), ['ctiy1'], 'row'))).toMatchObject({ code: 'VITRUM_INVALID_ENCODING', nearest: 'city1' });
  });

  test('unless there are many: no list of cabins is whole', async () => {
    const { encoding } = await load('csv', { file: await rowsOf(200, (k) => ({ cabin: `C${k % 25}`, y: k % 2 === 0 ? 'a' : 'b' })) });
    expect([...encodeTableRow(tableOf(encoding), ['C99'], 'row')]).toEqual(Array.from({ length: 25 }, () => 0));
  });

  test('a category of the test file alone counts as one of them', async () => {
    const content = (color: string): string => `color,y\n${Array.from({ length: 24 }, (_, k) => `${k % 3 === 0 ? color : 'red'},${k % 2}`).join('\n')}\n`;
    const { test: held } = await load('csv', { file: await fileWith('a.csv', content('blue')), testFile: await fileWith('b.csv', content('green')) });
    const out = new Float32Array(2);
    held.readInput(0, out, 0);
    expect([[...out], held.describe?.(0)]).toEqual([[0, 0], 'color green']);
  });

  test('of more than 256, the frequent ones are kept', async () => {
    const file300 = await rowsOf(1200, (k) => ({ city: `city${k % 300}`, y: k % 2 === 0 ? 'a' : 'b' }));
    const { columns: [city] } = tableOf((await load('csv', { file: file300 })).encoding);
    expect(city).toMatchObject({ other: true, values: { length: 256 } });
  });
});

describe('F062 identifiers are left out with a note', () => {
  const y = (k: number): string => (k % 2 === 0 ? 'a' : 'b');
  test.each([
    ['names', (k: number) => ({ Name: `"Braund, Mr. Owen ${k}"`, age: k % 9, y: y(k) }), 'The column "Name" was left out (another text in each row'],
    ['tickets of which most occur once', (k: number) => ({ Ticket: k % 4 === 0 ? 113_803 : `A/5 ${k}`, age: k % 9, y: y(k) }), 'The column "Ticket" was left out (most texts occur once'],
    ['numbers called so', (k: number) => ({ PassengerId: 7 * k + 3, age: k % 9, y: y(k) }), 'The column "PassengerId" was left out (called like an identifier'],
    ['numbers in any order', (k: number) => ({ customer_id: (k * 37) % 60, age: k % 9, y: y(k) }), 'The column "customer_id" was left out (called like an identifier'],
  ] as const)('%s', async (_, make, note) => {
    const { encoding, notes } = await load('csv', { file: await rowsOf(60, make) });
    expect(namesOf(encoding)).toEqual(['age']);
    expect(encoding).toMatchObject({ skipped: [Object.keys(make(0))[0]] });
    expect(notes).toEqual([expect.stringContaining(note)]);
  });

  test("an index that has no name, as pandas writes it", async () => {
    const content = `,a,y\n${Array.from({ length: 12 }, (_, k) => `${k},${k % 5},${y(k)}`).join('\n')}\n`;
    expect(namesOf((await load('csv', { file: await fileWith('a.csv', content), header: 'yes' })).encoding)).toEqual(['a']);
  });

  test('row numbers of a table without a header', async () => {
    const content = Array.from({ length: 24 }, (_, k) => `${k + 1},${k % 5},${y(k)}`).join('\n');
    expect(namesOf((await load('csv', { file: await fileWith('a.csv', content) })).encoding)).toEqual(['column-2']);
  });

  test.each([
    ['fractions that differ', (k: number) => ({ x: k / 7, y: y(k) }), ['x']],
    ['numbers of another name that differ', (k: number) => ({ income: 1000 + 13 * k, a: 1, y: y(k) }), ['income', 'a']],
    ['an id that recurs', (k: number) => ({ store_id: k % 6, a: 1, y: y(k) }), ['store_id', 'a']],
    ['a word that ends alike', (k: number) => ({ grid: k, paid: 2 * k, y: y(k) }), ['grid', 'paid']],
    ['the only input', (k: number) => ({ id: k, y: y(k) }), ['id']],
  ])('but not %s', async (_, make, names) => {
    expect(namesOf((await load('csv', { file: await rowsOf(60, make) })).encoding)).toEqual(names);
  });

  test('nor what is named as an input, a category or sentences', async () => {
    const file = await rowsOf(60, (k) => ({ id: k + 1, name: `Mr. Owen ${k}`, age: k % 9, y: y(k) }));
    expect(namesOf((await load('csv', { file, columns: ['id', 'age'] })).encoding)).toEqual(['id', 'age']);
    expect(namesOf((await load('csv', { file, categorical: 'id' })).encoding)).toEqual(['id', 'age']);
    expect((await load('csv', { file, words: 'name' })).encoding).toMatchObject({ columns: [{ name: 'name', kind: 'words', words: ['mr', 'owen'] }, { name: 'age' }] });
  });

  test('a row need not have a value in them', async () => {
    const file = await rowsOf(60, (k) => ({ Name: k % 3 === 0 ? '' : `Owen ${k}`, age: k % 9, y: y(k) }));
    const { train, test: held } = await load('csv', { file });
    expect(train.size + held.size).toBe(60);
  });
});

test('F091 a column without values is left out with a note, and its rows are used', async () => {
  const content = `width,height,kind,\n${Array.from({ length: 60 }, (_, k) => `${k % 7},${k % 5},${k % 2 === 0 ? 'rose' : 'iris'},`).join('\n')}\n`;
  const { train, test: held, notes } = await load('csv', { file: await fileWith('a.csv', content), target: 'kind' });
  expect(train.size + held.size).toBe(60);
  expect(notes).toEqual([expect.stringContaining('The column "column-4" was left out (no values)')]);
});

test('where nothing is left, the error says why and which option takes a column in', async () => {
  const file = await rowsOf(60, (k) => ({ name: `Owen ${k}`, y: k % 2 === 0 ? 'a' : 'b' }));
  expect(await thrownBy(() => load('csv', { file }))).toMatchObject({
    message: `No column of ${file} is left for an input; these are of no use: "name" (another text in each row, as identifiers have).`,
    hint: 'Name the inputs with the option "columns", or say what they are: "categorical" or "words".',
  });
});

test('numbers among codes make them no numbers', async () => {
  const file = await rowsOf(60, (k) => ({ code: k % 3 === 0 ? `A${k % 5}` : k % 4, y: k % 2 === 0 ? 'a' : 'b' }));
  expect((await load('csv', { file })).encoding).toMatchObject({ columns: [{ name: 'code', kind: 'category' }] });
});

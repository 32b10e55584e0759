import { describe, expect, test } from 'vitest';
import { fileWith, load } from '../support/load.ts';

const numbers = Array.from({ length: 40 }, (_, i) => [(i * 7) % 40 + 0.25, (i * 11) % 37 + 0.5] as const);
const kindOf = (a: number, b: number): string => (a > b ? 'big' : 'small');
const rowsOf = (write: (a: number, b: number, index: number) => string): string => numbers.map(([a, b], index) => `${write(a, b, index)}\n`).join('');
const plain = rowsOf((a, b) => `${a},${b},${kindOf(a, b)}`);
const comma = (value: number): string => String(value).replace('.', ',');

/** The mean and deviation of the first column of all forms below are those of the plain one. */
const columnsOf = async (name: string, content: string | Uint8Array, options: object = {}): Promise<unknown> => {
  const file = await fileWith(name, content);
  const { encoding } = await load('csv', { file, testFile: file, ...options });
  return encoding?.['columns'];
};

const forms: readonly { form: string; name?: string; content: string | Uint8Array; options?: object }[] = [
  { form: 'remarks, the last of which names the columns', content: `# made by hand\n# a,b,kind\n${plain}` },
  { form: 'remarks with commas, above a header', content: `# made by hand\n# in June, at home, by me\na,b,kind\n${plain}` },
  { form: 'remarks between rows', content: `% remark\na,b,kind\n${plain.replace('\n', '\n% another\n')}` },
  { form: 'a title', content: `Flowers of 2020\n\na,b,kind\n${plain}` },
  { form: 'a title from a spreadsheet', content: `Flowers of 2020,,\n,,\na,b,kind\n${plain}` },
  { form: 'lines to skip', content: `x,y\nz\na,b,kind\n${plain}`, options: { skipLines: '2' } },
  { form: 'UTF-16 without a mark, big end first', content: Buffer.from(`a,b,kind\n${plain}`, 'utf16le').swap16() },
  { form: 'bars', content: `a,b,kind\n${plain}`.replaceAll(',', '|') },
  { form: 'runs of blanks', name: 'a.data', content: `a b kind\n${rowsOf((a, b) => `  ${a}   ${b}\t${kindOf(a, b)} `)}` },
  { form: 'runs of tabs', name: 'a.tsv', content: `a\tb\tkind\n${rowsOf((a, b, i) => `${a}${i % 3 === 0 ? '\t\t' : '\t'}${b}\t${kindOf(a, b)}`)}` },
  { form: 'apostrophes for quotes', content: `a,b,kind\n${rowsOf((a, b) => `'${a}',${b},'${kindOf(a, b)}'`)}` },
  { form: 'quotes that are text', content: `a,b,kind,note\n${rowsOf((a, b) => `${a},${b},${kindOf(a, b)},5" x`)}`, options: { quote: 'none', ignore: ['note'] } },
  { form: 'decimal commas', content: `a;b;kind\n${rowsOf((a, b) => `${comma(a)};${comma(b)};${kindOf(a, b)}`)}` },
  { form: 'decimal commas in quotes', content: `a,b,kind\n${rowsOf((a, b) => `"${comma(a)}","${comma(b)}",${kindOf(a, b)}`)}` },
  { form: 'a decimal comma in one column', content: `a;b;kind\n${rowsOf((a, b) => `${comma(a)};${b};${kindOf(a, b)}`)}` },
  { form: 'per cent', content: `a,b,kind\n${rowsOf((a, b) => `${a}%,${b},${kindOf(a, b)}`)}` },
  { form: 'a currency', content: `a,b,kind\n${rowsOf((a, b) => `€ ${a},US$${b},${kindOf(a, b)}`)}` },
  { form: 'a currency after commas', content: `a;b;kind\n${rowsOf((a, b) => `${comma(a)} €;${comma(b)};${kindOf(a, b)}`)}` },
  { form: 'a measure', content: `a,b,kind\n${rowsOf((a, b) => `${a} kg,${b}cm,${kindOf(a, b)}`)}` },
];

describe('the same table, written otherwise', () => {
  test.each(forms)('$form', async ({ name = 'a.csv', content, options }) => {
    expect(await columnsOf(name, content, options)).toEqual(await columnsOf('a.csv', `a,b,kind\n${plain}`));
  });

  const large = numbers.map(([a, b]) => [Math.round(a * 1000), b] as const);
  const grouped = (value: number, sign: string): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, sign);
  const tableOf = (write: (a: number, b: number) => string): string => `a;b;kind\n${large.map(([a, b]) => `${write(a, b)};${kindOf(a / 1000, b)}\n`).join('')}`;
  test.each([
    ['a point, beside decimal commas', (a, b) => `${grouped(a, '.')};${comma(b)}`, {}],
    ['a comma, beside decimal points', (a, b) => `${grouped(a, ',')};${b}`, {}],
    ['a blank', (a, b) => `${grouped(a, ' ')};${b}`, {}],
    ['a narrow blank, and decimal commas', (a, b) => `${grouped(a, '\u202f')},0;${comma(b)}`, {}],
    ['an apostrophe', (a, b) => `${grouped(a, '’')};${b}`, {}],
    ['commas as in India', (a, b) => `"${a < 100_000 ? grouped(a, ',') : String(a).replace(/^(\d+)(\d\d)(\d{3})$/, '$1,$2,$3')}";${b}`, {}],
    ['a comma, told', (a, b) => `${grouped(a, ',')};${Math.round(b)}.5`, { thousands: 'comma' }],
  ] as readonly (readonly [string, (a: number, b: number) => string, object])[])('thousands with %s', async (_, write, options) => {
    const [expected, got] = [await columnsOf('a.csv', tableOf((a, b) => `${a};${b}`)), await columnsOf('a.csv', tableOf(write), options)];
    const [first] = expected as readonly object[];
    expect((got as readonly object[])[0]).toEqual(first);
  });
});

describe('negative numbers', () => {
  const signed = (write: (value: number) => string): string => `a,b,kind\n${rowsOf((a, b) => `"${write(Math.round(a) - 20)}",${b},${kindOf(a, b)}`)}`;
  const minus = (value: number): string => `-${String(-value)}`;
  test.each<[title: string, write: (value: number) => string]>([
    ['in brackets', (value) => (value < 0 ? `(${-value})` : String(value))],
    ['in brackets, with a unit', (value) => (value < 0 ? `($${-value})` : `$${value}`)],
    ['with the typographic minus', (value) => (value < 0 ? minus(value).replace('-', '−') : String(value))],
  ])('%s', async (_, write) => {
    expect(await columnsOf('a.csv', signed(write))).toEqual(await columnsOf('a.csv', signed(String)));
  });

  test('in brackets, in thousands', async () => {
    const thousands = (value: number): string => (value < 0 ? `(${-value},500)` : `${value + 1},500`);
    const expected = signed((value) => `${value < 0 ? value : value + 1}500`);
    expect(await columnsOf('a.csv', signed(thousands))).toEqual(await columnsOf('a.csv', expected));
  });

  test('are no names, all of which have brackets', async () => {
    expect(await columnsOf('a.csv', signed((value) => `(${Math.abs(value) % 4})`))).toMatchObject([{ kind: 'category' }, { kind: 'number' }]);
  });
});

const headers: readonly (readonly [title: string, content: string, isHeader: boolean])[] = [
  ['pandas’ numbers over fractions', `0,1,2\n${rowsOf((a, b) => `${a},${b},${a + b}`)}`, true],
  ['a first row that counts, over whole numbers', `0,1,2\n3,4,5\n6,7,8\n9,10,11\n`, false],
  ['years', `country,2000,2001,2002,kind\n${rowsOf((a, b, i) => `c${i % 4},${a},${b},${a * b},${kindOf(a, b)}`)}`, true],
  ['texts of which none recurs', 'name,town\nAnn,Rome\nBob,Oslo\nCid,Bern\n', true],
  ['texts of which one recurs', `big,x\n${rowsOf((a, b, i) => `${kindOf(a, b)},x${i}`)}`, false],
  ['a missing number in the first row', `NA,1,x\n${plain}`, false],
  ['a target that is called like a class', `size,big\n${rowsOf((a, b) => `${a},${kindOf(a, b)}`)}`, true],
  ['R, whose header lacks a name', `a,b,kind\n${rowsOf((a, b, i) => `${i},${a},${b},${kindOf(a, b)}`)}`, true],
];

test.each(headers)('a header or not: %s', async (_, content, isHeader) => {
  const file = await fileWith('a.csv', content);
  const { decisions = [] } = await load('csv', { file, testFile: file, task: 'auto', missing: 'drop' }).catch(() => load('csv', { file, testFile: file, missing: 'drop', target: ['1'] }));
  expect(decisions.find(({ subject }) => subject === 'header')?.value).toBe(isHeader ? 'yes' : 'no');
});

test('the file to test with is written like the first one', async () => {
  const [file, testFile] = [
    await fileWith('a.csv', `a;b;kind\n${rowsOf((a, b) => `${a > 20 ? '1.000' : a};${comma(b)};${kindOf(a, b)}`).replaceAll('.25', ',25')}`),
    await fileWith('b.csv', 'a;b;kind\n2.000;1,5;big\n1,5;2,5;small\n'),
  ];
  const { test: held } = await load('csv', { file, testFile, normalize: 'none' });
  const input = new Float64Array(2);
  held.readInput(0, input, 0);
  expect([...input]).toEqual([2000, 1.5]);
});

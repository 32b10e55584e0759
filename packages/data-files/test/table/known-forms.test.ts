import { describe, expect, test } from 'vitest';
import { allSamples, fileWith, load } from '../support/load.ts';
import { thrownBy } from '../support/thrown-by.ts';

const kinds = ['rose', 'iris', 'lily'];
const rows = Array.from({ length: 30 }, (_, i) => [String((i * 7) % 30 / 4), String((i * 11) % 29 / 5), kinds[i % 3] ?? ''] as const);
const table = ['width,height,kind', ...rows.map((row) => row.join(','))].join('\n');
const quoted = table.replaceAll(/[^,\n]+/g, '"$&"');
const json = rows.map(([width, height, kind]) => `{"width": ${width}, "height": ${height}, "kind": "${kind}"}`);

const same: readonly (readonly [title: string, type: 'csv' | 'json-lines', name: string, content: string | Uint8Array])[] = [
  ['P001 a byte order mark', 'csv', 'a.csv', `\uFEFF${table}`],
  ['P001 a byte order mark, quotes and CRLF', 'csv', 'a.csv', `\uFEFF${quoted.replaceAll('\n', '\r\n')}\r\n`],
  ['P003 UTF-16, little end first', 'csv', 'a.csv', Buffer.from(`\uFEFF${table}`, 'utf16le')],
  ['P019 quoted numbers and semicolons', 'csv', 'a.csv', quoted.replaceAll(',', ';')],
  ['P041 JSON lines with a byte order mark, CRLF and empty lines', 'json-lines', 'a.jsonl', `\uFEFF${json.join('\r\n\r\n')}\r\n`],
];

test.each(same)('%s: the same samples', async (_, type, name, content) => {
  const [expected, got] = [
    await load('csv', { file: await fileWith('a.csv', table), folds: 3 }),
    await load(type, { file: await fileWith(name, content), folds: 3 }),
  ];
  expect(allSamples(got)).toEqual(allSamples(expected));
  expect(got.notes).toBeUndefined();
});

describe('tables of UCI as they come', () => {
  const adult = Array.from({ length: 40 }, (_, i) => `${25 + i}, ${i % 8 === 3 ? '?' : ['Private', 'State-gov'][i % 2] ?? ''}, ${77516 + 97 * i}, ${i % 3 === 0 ? '>50K' : '<=50K'}`).join('\n');

  test('P015 adult: a blank after each comma, "?" for what is missing, no header', async () => {
    const { train, encoding } = await load('csv', { file: await fileWith('adult.data', adult), missing: 'mean' });
    expect(train.classes).toEqual(['<=50K', '>50K']);
    expect(encoding).toMatchObject({ columns: [{ kind: 'number' }, { values: ['Private', 'State-gov', ''] }, { kind: 'number' }] });
  });

  test('P013, P017 classes first, by number; rows that lack something are counted', async () => {
    const content = Array.from({ length: 40 }, (_, i) => `${1 + (i % 3)},${13 + (i % 7) / 10},${i % 10 === 4 ? '?' : i % 5}`).join('\n');
    const { train, test: held, notes } = await load('csv', { file: await fileWith('wine.data', content), target: '1', missing: 'drop' });
    expect([train.classes, train.size + held.size]).toEqual([['1', '2', '3'], 36]);
    expect(notes?.at(-1)).toContain('4 rows of');
  });
});

describe('what is wrong is told', () => {
  test.each([
    ['P007 two columns of one name', 'width,width,kind\n1,2,a\n3,4,b\n', 'line 1: two columns are called "width"'],
    ['P008 a header alone', 'width,kind\n', 'has no rows that can be used'],
    ['P008 one column', 'kind\na\nb\n', 'has 1 column (kind)'],
    ['P009 a row too wide', `${table}\n1,2,rose,4\n`, 'line 32 has 4 cells, but the first row has 3'],
    ['P009 a quote in a cell', `${table}\n1,2",rose\n`, 'line 32: in the row that begins here, a " stands in the middle of a cell'],
    ['P009 an open quote', `${table}\n1,"2,rose\n`, 'line 32: a " is never closed'],
    ['P029 infinity', `${table}\ninf,2,rose\n`, 'line 32: "width" is "inf", which is no number'],
    ['D19 a number beyond 32 bits', `${table}\n1e39,2,rose\n`, 'line 32: "width" is 1e39, a number too large for a network'],
  ])('%s', async (_, content, message) => {
    expect((await thrownBy(async () => load('csv', { file: await fileWith('a.csv', content) }))).message).toContain(message);
  });

  test.each([
    ['P042 NaN', '{"width": NaN, "kind": "rose"}', 'line 31: it is not JSON'],
    ['P042 a line cut short', '{"width": 1, "kind": "ro', 'line 31: it is not JSON'],
    ['P042 an array', '[1, 2]', 'line 31: expected a JSON object'],
  ])('%s', async (_, line, message) => {
    expect((await thrownBy(async () => load('json-lines', { file: await fileWith('a.jsonl', `${json.join('\n')}\n${line}\n`) }))).message).toContain(message);
  });
});

test('sentences in windows-1252 are read as such', async () => {
  const lines = Array.from({ length: 20 }, (_, i) => `${i % 2 === 0 ? 'gut' : 'schlecht'}\t${i % 2 === 0 ? 'sehr schöner' : 'kein guter'} Tag`).join('\n');
  for (const options of [{}, { encoding: 'latin1' }]) {
    const { encoding, notes = [] } = await load('text-lines', { file: await fileWith('a.txt', Buffer.from(lines, 'latin1')), ...options });
    expect(encoding?.['words']).toContain('schöner');
    expect(notes).toHaveLength('encoding' in options ? 0 : 1);
  }
});

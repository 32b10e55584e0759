import { describe, expect, test } from 'vitest';
import { fileWith, load } from '../support/load.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

interface Refused {
  readonly title: string;
  readonly content: string | Uint8Array;
  readonly options?: object;
  readonly code?: string;
  /** With FILE for the path. */
  readonly message: string;
}

const many = Array.from({ length: 300 }, (_, k) => `name${k},${k % 2}\n`).join('');

const csvCases: readonly Refused[] = [
  { title: 'an empty file', content: '', message: 'FILE has no rows.' },
  { title: 'a header alone', content: 'a,b\n', message: 'FILE has no rows that can be used.' },
  { title: 'too few cells', content: 'a,b\n1,2\n3\n', message: 'FILE, line 3 has 1 cell, but the first row has 2.' },
  { title: 'too many cells', content: 'a,b\n1,2,3\n', message: 'FILE, line 2 has 3 cells, but the first row has 2.' },
  { title: 'one column', content: 'a\n1\n2\n', code: 'VITRUM_INVALID_OPTION', message: 'FILE has 1 column (a), of which none is left for an input.' },
  { title: 'two columns of one name', content: 'a,b,a\n1,2,3\n', message: 'FILE, line 1: two columns are called "a".' },
  { title: 'an unclosed quote', content: 'a,b\n1,2\n1,"2\n3,4\n', message: 'FILE, line 3: a " is never closed in the row that begins here.' },
  { title: 'a quote within a cell', content: 'a,b\n1,2"\n', message: 'FILE, line 2: in the row that begins here, a " stands in the middle of a cell.' },
  { title: 'text after a quoted cell', content: 'a,b\n1,"2"x\n', message: 'FILE, line 2: in the row that begins here, a " closes a cell, and more text follows it.' },
  { title: 'bytes that are no text', content: Uint8Array.of(97, 44, 0xe9, 0, 10), message: 'FILE is not text: it has bytes that no text has.' },
  { title: 'bytes that are not of the encoding', content: Uint8Array.of(97, 44, 0xe9, 10), options: { encoding: 'utf8' }, message: 'FILE is not text in utf-8.' },
  { title: 'an encoding that nobody knows', content: 'a,b\n1,2\n', options: { encoding: 'windows-1525' }, code: 'VITRUM_INVALID_OPTION', message: 'encoding must be auto or the name of an encoding of text, got "windows-1525".' },
  { title: 'a word among numbers', content: 'a,b\n1,x\n2,y\n12z,x\n', message: 'FILE, line 4: "a" is "12z", which is no number, but most of that column are.' },
  { title: 'a decimal comma', content: 'a;b\n1,5;x\n2,5;y\n', options: { decimal: 'point' }, message: 'FILE, line 2: "a" is "1,5", which is no number.' },
  { title: 'a comma that may be anything', content: 'a;b\n1,137;x\n2,512;y\n', message: '"a" of FILE has numbers such as "1,137", whose comma may be a decimal sign or stand between thousands.' },
  { title: 'per cent and not', content: 'a,b\n33%,x\n0.33,y\n', message: 'FILE, line 3: "a" is "0.33", which lacks the per cent sign that the other numbers of the column have.' },
  { title: 'a number too large', content: 'a,b\n1e200,x\n2e200,y\n', message: 'FILE, line 2: "a" is 1e200, a number too large for a network.' },
  { title: 'a number too large among others', content: 'a,b\n1,x\n2,y\n1e39,y\n', message: 'FILE, line 4: "a" is 1e39, a number too large for a network.' },
  { title: 'one sign for two things', content: 'a,b\n1,x\n2,y\n', options: { decimal: 'comma', thousands: 'comma' }, code: 'VITRUM_INVALID_OPTION', message: 'decimal and thousands cannot both be comma.' },
  { title: 'a quote of two characters', content: 'a,b\n1,x\n', options: { quote: '<<' }, code: 'VITRUM_INVALID_OPTION', message: 'quote must be one character, none or auto, got "<<".' },
  { title: 'lines that are no number', content: 'a,b\n1,x\n', options: { skipLines: '-1' }, code: 'VITRUM_INVALID_OPTION', message: 'skipLines must be a whole number or auto, got "-1".' },
  { title: 'names of everything', content: `n,y\n${many}`, message: 'No column of FILE is left for an input; these are of no use: "n" (another text in each row, as identifiers have).' },
  { title: 'too many names', content: `n,y\n${Array.from({ length: 1001 }, (_, k) => `name${k},${k % 2}\n`).join('')}`, options: { columns: ['n'] }, message: 'The column "n" of FILE has more than 1,000 different values, such as name0: too many to be categories.' },
  { title: 'a column of nothing that is asked for', content: 'a,b,c\n1,,x\n2,,y\n', options: { missing: 'mean', columns: ['b'] }, message: 'The column "b" of FILE has no values.' },
  { title: 'missing values', content: 'a,b,c\n1,NA,x\n,?,y\n3,4,x\nnull,5,y\n', message: '3 rows of FILE lack values: line 2 (b), line 3 (a, b), line 5 (a).' },
  { title: 'many missing values', content: `a,b\n${'NaN,1\n'.repeat(1234)}2,3\n`, message: '1,234 rows of FILE lack values: line 2 (a), line 3 (a), line 4 (a), line 5 (a), line 6 (a) and 1,229 more.' },
  { title: 'a missing target', content: 'a,b\n1,x\n2,\n', options: { missing: 'mean' }, message: '1 row of FILE lacks values: line 3 (b).' },
  { title: 'nothing left', content: 'a,b\n1,NA\n', options: { missing: 'drop' }, message: 'FILE has no rows that can be used.' },
  { title: 'one class', content: 'a,b\n1,x\n2,x\n', message: 'The target "b" of FILE is "x" in every row: there is nothing to tell apart.' },
  { title: 'a word as a number to predict', content: 'a,b\n1,x\n2,y\n', options: { task: 'regression' }, message: 'FILE, line 2: the target "b" must be a number for regression, got "x".' },
  { title: 'several classes to predict', content: 'a,b,c\n1,x,u\n2,y,v\n', options: { target: ['b', 'c'], task: 'classification' }, code: 'VITRUM_INVALID_OPTION', message: 'Classification has one target, or several of which exactly one is 1 in each row, but FILE is to have 2: b, c.' },
  { title: 'labels that are no flags', content: 'a,b,c\n1,0,1\n2,0,3\n', options: { target: ['b', 'c'], task: 'multi-label' }, message: 'The target "c" of FILE holds "3", but labels in several columns are 0 or 1.' },
  { title: 'an unknown column', content: 'width,kind\n1,x\n2,y\n', options: { target: 'knid' }, code: 'VITRUM_INVALID_OPTION', message: 'FILE has no column "knid", which the option "target" names.' },
  { title: 'a column with two roles', content: 'a,b\n1,x\n2,y\n', options: { columns: ['a', 'b'] }, code: 'VITRUM_INVALID_OPTION', message: 'The column "b" of FILE cannot be an input and a target.' },
  { title: 'a column used and ignored', content: 'a,b,c\n1,x,1\n2,y,2\n', options: { columns: 'a', ignore: 'a' }, code: 'VITRUM_INVALID_OPTION', message: 'The column "a" of FILE is to be used and to be ignored.' },
  { title: 'a delimiter of two characters', content: 'a,b\n1,2\n', options: { delimiter: '::' }, code: 'VITRUM_INVALID_OPTION', message: 'delimiter must be one character, tab, space, tabs, whitespace or auto, got "::".' },
  { title: 'damaged gzip', content: Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3), code: 'VITRUM_INVALID_GZIP', message: 'FILE cannot be decompressed: unexpected end of file.' },
];

const jsonCases: readonly Refused[] = [
  { title: 'an empty file', content: '\n\n', message: 'FILE has no rows.' },
  { title: 'no JSON', content: '{"a":1,"b":2}\n{a:1}\n', message: `FILE, line 2: it is not JSON (Expected property name or '}' in JSON at position 1).` },
  { title: 'no object', content: '[1]\n', message: 'FILE, line 1: expected a JSON object, got [1].' },
  { title: 'an empty object', content: '{}\n', message: 'FILE, line 1: the object has no fields that could be read.' },
  { title: 'a nested object', content: '{"a":1,"b":2}\n\n{"a":{"x":1},"b":2}\n', message: 'FILE, line 3: "a" must be a number, a text, true or false, or a list of numbers or of texts, got {"x":1}.' },
  { title: 'a mixed list', content: '{"a":[1,"x"],"b":2}\n', message: 'FILE, line 1: "a" must be a number, a text, true or false, or a list of numbers or of texts, got [1,"x"].' },
  { title: 'a new field', content: '{"a":1,"b":2}\n{"a":1,"bb":2}\n', message: 'FILE, line 2 has the field "bb", which the first line lacks.' },
  { title: 'a longer list', content: '{"a":[1],"b":2}\n{"a":[1,2],"b":2}\n', message: 'FILE, line 2 has the field "a[1]", which the first line lacks.' },
  { title: 'an absent field', content: '{"a":1,"b":"x"}\n{"b":"y"}\n', message: '1 row of FILE lacks values: line 2 (a).' },
  { title: 'a label with the separator in it', content: '{"a":1,"b":["x|y"]}\n', message: 'FILE, line 1: "b" holds "x|y", which has the labelSeparator "|" in it.' },
];

const textCases: readonly Refused[] = [
  { title: 'an empty file', content: '', message: 'FILE has no lines.' },
  { title: 'P076: another separator', content: 'good\tfine\nbad\n', message: 'FILE, line 2 has no tab between label and sentence.' },
  { title: 'no label', content: '\tfine\n', message: 'FILE, line 1 has no label.' },
  { title: 'P076: no sentence', content: 'good\t \n', message: 'FILE, line 1 has no sentence.' },
  { title: 'one label', content: 'good\tfine\ngood\twell\n', message: 'Every line of FILE has the label "good": there is nothing to tell apart.' },
  { title: 'P076: no words', content: 'good\t!\nbad\t?\ngood\t:\nbad\t;\n', message: 'The training part of FILE has no words to learn, such as occur at least 1×.' },
  { title: 'pairs in places', content: 'good\tfine\nbad\tx\n', options: { form: 'ids', bigrams: true }, code: 'VITRUM_INVALID_OPTION', message: 'Pairs of words have no place of their own in a sentence: bigrams do not go with the form "ids".' },
];

async function check(type: string, name: string, { content, options, code = 'VITRUM_INVALID_TABLE', message }: Refused): Promise<void> {
  const file = await fileWith(name, content);
  const error = await thrownBy(async () => load(type, { file, ...options }));
  expect({ code: error.code, message: error.message }).toEqual({ code, message: message.replaceAll('FILE', file) });
  expect(error.hint).toMatch(/^[A-Z].*\.$/s);
}

describe('csv refuses', () => {
  test.each(csvCases)('$title', async (refused) => check('csv', 'table.csv', refused));
});

describe('json-lines refuses', () => {
  test.each(jsonCases)('$title', async (refused) => check('json-lines', 'table.jsonl', refused));
});

describe('text-lines refuses', () => {
  test.each(textCases)('$title', async (refused) => check('text-lines', 'lines.txt', refused));
});

describe.each(['csv', 'json-lines', 'text-lines'])('%s', (type) => {
  test('names a file that is not there', async () => {
    const file = `${await temporaryFolder()}/absent`;
    expect(await thrownBy(async () => load(type, { file }))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE', message: `There is no ${file}.` });
  });

  test('refuses a folder', async () => {
    const file = await temporaryFolder();
    expect(await thrownBy(async () => load(type, { file }))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE', message: `${file} cannot be read: it is a folder.` });
  });

  test('needs a file', async () => {
    expect(await thrownBy(async () => load(type, {}))).toMatchObject({ code: 'VITRUM_MISSING_OPTION' });
  });
});

describe('what the training part lacks cannot be learned', () => {
  const cases = [
    { title: 'a class', train: 'c,y\n1,x\n2,y\n', held: 'c,y\n1,z\n', message: 'HELD, line 2: the class "z" is in the test part alone, so that nothing can be learned about it.' },
    { title: 'a label', train: 'c,y\n1,x\n2,y\n', held: 'c,y\n1,x|z\n', task: 'multi-label', message: 'HELD, line 2: the label "z" is in the test part alone, so that nothing can be learned about it.' },
    { title: 'any number', train: 'c,y\n,x\n,y\n', held: 'c,y\n1,x\n', missing: 'mean', message: 'Nothing can be learned from "c" (no values in the training part).' },
    { title: 'a column', train: 'c,y\n1,x\n2,y\n', held: 'd,y\n1,x\n', message: 'HELD has no column "c".' },
  ];
  test.each(cases)('$title', async ({ train, held, message, title: _, ...options }) => {
    const [file, testFile] = [await fileWith('train.csv', train), await fileWith('held.csv', held)];
    const error = await thrownBy(async () => load('csv', { file, testFile, ...options }));
    expect(error).toMatchObject({ code: 'VITRUM_INVALID_TABLE', message: message.replace('HELD', testFile) });
  });
});

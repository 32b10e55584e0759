import { describe, expect, test } from 'vitest';
import { readTable, tableFile } from '../support/table-case.ts';

interface DialectCase {
  readonly id: string;
  readonly file: string;
  readonly options?: readonly string[];
  readonly expected: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

const cases: readonly DialectCase[] = [
  { id: 'F039 runs of blanks', file: 'housing.data', expected: { delimiter: 'whitespace', target: 'column-14', rows: 'all 41' } },
  { id: 'F039 runs of blanks, told', file: 'housing.data', options: ['--data-option', 'delimiter=whitespace'], expected: { delimiter: 'whitespace', rows: 'all 41' } },
  { id: 'F041 double tabs', file: 'seeds.tsv', expected: { delimiter: 'tabs', target: 'column-8', rows: 'all 41' } },
  { id: 'F044 decimal commas', file: 'semidec.csv', expected: { delimiter: 'semicolon', 'decimal sign of "width"': 'comma', 'columns "width", "height"': 'number' } },
  { id: 'F046 thousands', file: 'thousands.csv', expected: { 'sign between thousands of "pop"': 'comma', 'columns "area", "pop"': 'number' }, note: 'The comma of "1,000" in "pop" was taken to stand between thousands' },
  { id: 'F043 sep=', file: 'sepc.csv', expected: { delimiter: 'comma', 'skipped lines': '1', target: 'kind' } },
  { id: 'F047 Latin-1', file: 'latin1.csv', expected: { encoding: 'windows-1252', task: expect.stringContaining('rosé') }, note: 'was read as windows-1252, since it is not valid UTF-8' },
  { id: 'F047 Latin-1, told', file: 'latin1.csv', options: ['--data-option', 'encoding=latin1'], expected: { encoding: 'windows-1252', task: expect.stringContaining('rosé') } },
  { id: 'F047 UTF-16, big end first', file: 'utf16be.csv', expected: { encoding: 'utf-16be', target: 'kind' } },
  {
    id: 'F048 a title before the table', file: 'adult.test', options: ['--data-option', 'missing=mean'],
    expected: { 'skipped lines': '1', header: 'no', target: 'column-11', task: expect.stringContaining('2 classes') }, note: 'The first line of',
  },
  { id: 'F048 lines to skip, told', file: 'adult.test', options: ['--data-option', 'skipLines=1', '--data-option', 'missing=mean'], expected: { 'skipped lines': '1' } },
  { id: 'F049 a semicolon within cells', file: 'semihead.csv', expected: { delimiter: 'comma', header: 'no', target: 'column-3' } },
];

describe('tables in other dialects', () => {
  test.each(cases)('$id', async ({ file, options = [], expected, note = '' }) => {
    const { decisions, notes } = await readTable(tableFile(file), ...options);
    expect(decisions).toMatchObject(expected);
    expect(notes).toContain(note);
  });
});

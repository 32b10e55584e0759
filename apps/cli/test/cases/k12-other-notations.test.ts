import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { learnTable, readTable, tableFile } from '../support/table-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();

function fileWith(name: string, header: string, rows: readonly string[]): string {
  const path = join(cwd, name);
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
  return path;
}

const counted = (length: number, row: (index: number) => string): readonly string[] => Array.from({ length }, (_, index) => row(index));
const shares = fileWith('shares.csv', 'share,y', counted(100, (i) => `${(i % 20) * 5}%,${i % 20 < 10 ? 'a' : 'b'}`));
const prices = fileWith('prices.csv', 'size,price', counted(100, (i) => `${i % 40},"$${100 + 10 * (i % 40)}"`));

describe('numbers with a unit', () => {
  test('F055 per cent are numbers, of which --values may be one', async () => {
    const { decisions, notes } = await readTable(shares);
    expect(decisions).toMatchObject({ 'column "share"': 'number', 'unit of "share"': '%' });
    expect(notes).toContain('"share" was read as numbers without their unit "%", such as "5%"');
    const ask = await learnTable(shares);
    expect(await ask('--values', '33%')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('33%') });
    expect((await ask('--values', '0.33')).stderr).toContain('"share" is "0.33", which lacks the per cent sign');
  });

  test('F057 prices are learned as numbers', async () => {
    const { decisions } = await readTable(prices);
    expect(decisions).toMatchObject({ 'unit of "price"': '$', task: 'regression' });
  });

  test('F057 unless an option says that they are words', async () => {
    const { decisions } = await readTable(shares, '--data-option', 'units=false');
    expect(decisions['column "share"']).toContain('category of 20');
  });
});

describe('other marks for missing values', () => {
  test('F059 are found among numbers', async () => {
    const { decisions, notes } = await readTable(tableFile('marks.csv'), '--data-option', 'missing=drop');
    expect(decisions).toMatchObject({ 'missing values of "lab"': '"None"', 'columns "x", "lab"': 'number' });
    expect(notes).toContain('"None" among the numbers of "lab" was taken for missing values');
  });

  test.each(['#N/A', '<NA>', '.', 'n.a.', '-', 'unknown', 'None', '--', 'NaN'])('F059 %s', async (mark) => {
    const file = fileWith('marked.csv', 'x,lab,y', counted(40, (i) => `${i},${i % 13 === 5 ? mark : i / 2},${i % 2 === 0 ? 'a' : 'b'}`));
    expect((await readTable(file, '--data-option', 'missing=drop')).decisions['rows']).toBe('37 of 40');
  });

  test('F059 and told, where they are numbers or words', async () => {
    const file = fileWith('sentinel.csv', 'x,lab,y', counted(40, (i) => `${i},${i % 13 === 5 ? '-999.0' : i / 2},${i % 13 === 6 ? 'weiß nicht' : i % 2 === 0 ? 'a' : 'b'}`));
    const { decisions } = await readTable(file, '--data-option', 'missing=drop', '--data-option', 'missingMarks=-999.0', '--data-option', 'missingMarks=weiß nicht');
    expect(decisions).toMatchObject({ rows: '34 of 40', 'missing values': '-999.0, weiß nicht, the usual marks' });
  });

  test('F060 NA is a value where an option says so, and the error names it', async () => {
    await expect(readTable(tableFile('labelnone.csv'))).rejects.toThrow('If "NA" is a value in "severity", say asWritten: "severity".');
    for (const option of ['asWritten=severity', 'missingMarks=empty']) {
      expect((await readTable(tableFile('labelnone.csv'), '--data-option', option)).decisions['task']).toContain('3 classes: NA, mild, severe');
    }
    expect((await readTable(tableFile('country.csv'), '--data-option', 'asWritten=country')).decisions['column "country"']).toContain('NA');
  });
});

test('F079 a number too large for a network is told as such, in CSV and in JSON', async () => {
  await expect(readTable(tableFile('huge.csv'))).rejects.toThrow('line 2: "x" is 1e+200, a number too large for a network.');
  const path = join(cwd, 'huge.jsonl');
  writeFileSync(path, '{"x":1e400,"y":"a"}\n{"x":1,"y":"b"}\n');
  await expect(readTable(path)).rejects.toThrow('line 1: "x" holds a number too large for a network');
});

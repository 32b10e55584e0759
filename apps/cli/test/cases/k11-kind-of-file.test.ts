import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runVitrum } from '../support/run-vitrum.ts';
import { readTable, tableFile } from '../support/table-case.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();

test('F052 a table is read whatever its file is called, and --dataset beside --data says who reads it', async () => {
  for (const options of [[], ['--dataset', 'csv'], ['--dataset', 'csv:delimiter=comma']]) {
    const { decisions } = await readTable(tableFile('wine.data'), '--target', '1', ...options);
    expect(decisions).toMatchObject({ delimiter: 'comma', target: 'column-1', task: expect.stringContaining('3 classes') });
  }
  copyFileSync(tableFile('housing.data'), join(cwd, 'housing.txt'));
  expect((await readTable(join(cwd, 'housing.txt'))).decisions).toMatchObject({ delimiter: 'whitespace', target: 'column-14' });
});

test.each([
  ['F052 what no dataset reads is named', 'page.data', '<html><body>404</body></html>\n', [], 'page.data is HTML or XML, which no dataset reads'],
  ['F052 whatever it is called', 'book.csv', 'PK\u0003\u0004 xl/workbook.xml', [], 'book.csv is an Excel workbook, which no dataset reads'],
  ['F052 and the hint leads somewhere', 'notes.data', 'nothing\n', [], '--dataset csv beside --data'],
  ['F052 a dataset that reads no files', 'rows.csv', 'a,b\n1,2\n', ['--dataset', 'iris'], 'or say who reads rows.csv: --dataset csv, '],
])('%s', async (_, name, content, options, message) => {
  writeFileSync(join(cwd, name), content);
  const { exitCode, stderr } = await runVitrum(['train', '--data', name, ...options], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(message) });
});

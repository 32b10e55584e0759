import { expect, test } from 'vitest';
import { learnTable, tableFile } from '../support/table-case.ts';

test.each([
  ['F050 an odd delimiter', 'pipe.csv', ['--data-option', 'delimiter=|'], ['4.1,1.2', '4.1|1.2']],
  ['F044 decimal commas', 'semidec.csv', [], ['4,1;1,2', '"4,1","1,2"', '4.1,1.2']],
  ['F046 thousands', 'thousands.csv', [], ['60,"1,137"', '60;1,137', '60,1137']],
])('%s: predict reads files and --values as train did', async (_, file, options, rows) => {
  const ask = await learnTable(tableFile(file), ...options);
  const whole = await ask(tableFile(file), '--json');
  expect(whole).toMatchObject({ exitCode: 0 });
  expect(whole.stdout.trimEnd().split('\n')).toHaveLength(40);
  const answers = await Promise.all(rows.map(async (row) => (await ask('--values', row)).stdout.trimEnd().split('\n').at(-1)));
  expect(new Set(answers).size).toBe(1);
});

test('a point that may stand between thousands is no decimal sign where others are commas', async () => {
  const ask = await learnTable(tableFile('semidec.csv'));
  const { exitCode, stderr } = await ask('--values', '1.137;1,2');
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('"width" is "1.137", whose point may be a decimal sign or stand between thousands');
});

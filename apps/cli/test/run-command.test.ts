import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { beginVitrum, runVitrum } from './support/run-vitrum.ts';
import { writeFiles } from './support/plugin-files.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const stripes = stripesOptions(writeStripesPlugin(cwd));
const table = (target: string): string => `size,${target}\n${Array.from({ length: 60 }, (_, i) => `${i},${i * i + 0.5}`).join('\n')}\n`;

test('runs at the same time keep to their own folders, outputs and exit codes', async () => {
  writeFiles(cwd, { 'one/table.csv': table('price'), 'other/table.csv': table('weight') });
  mkdirSync(join(cwd, 'empty'));
  const show = ['show', '--data', 'table.csv', '--count', '1'];
  const results = await Promise.all(['one', 'other', 'empty'].map(async (folder) => runVitrum(show, { cwd: join(cwd, folder) })));
  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 1]);
  expect(results.map(({ stdout }) => /price|weight/.exec(stdout)?.[0])).toEqual(['price', 'weight', undefined]);
  expect(results[2]?.stderr).toMatch(/^error: There is no table\.csv\.\n/);
});

test('a run that nobody can stop goes on to its end', async () => {
  const { result } = beginVitrum(['train', ...stripes, '--epochs', '1', '--out', 'unstopped'], { cwd });
  expect(await result).toMatchObject({ exitCode: 0 });
});

test('a terminal is drawn to in its width and its colors', async () => {
  const args = ['train', ...stripes, '--epochs', '1', '--out', 'drawn'];
  const { stdout } = await runVitrum(args, { cwd, columns: 100, environment: { TERM: 'xterm-256color' } });
  expect(stdout).toContain('\u001B[2mdataset   \u001B[22m stripes');
  expect(stripVTControlCharacters(stdout)).toMatch(/^next +vitrum predict --model drawn\/model\.json --index 0/m);
});

test('the command that goes on is told as it was called: by npm, where npm runs the program', async () => {
  const environment = { npm_lifecycle_event: 'vitrum' };
  const { stdout } = await runVitrum(['train', ...stripes, '--epochs', '1', '--out', 'by-npm'], { cwd, columns: 80, environment });
  expect(stdout).toMatch(/^next +npm run vitrum -- predict --model by-npm\/model\.json /m);
});

test('a relative VITRUM_DATA_DIR starts from the folder of the command', async () => {
  mkdirSync(join(cwd, 'data'));
  const { stderr } = await runVitrum(['train', '--dataset', 'mnist'], { cwd, environment: { VITRUM_DATA_DIR: 'data', VITRUM_MIRROR: 'http://127.0.0.1:1/', HOME: cwd } });
  expect(stderr).toContain('"mnist" is neither in data (VITRUM_DATA_DIR) nor in');
});

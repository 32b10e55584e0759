import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const flowers = ['width,color,kind', ...Array.from({ length: 30 }, (_, i) => `${i % 7},${i % 2 === 0 ? 'red' : 'blue'},${i % 3 === 0 ? 'rose' : 'iris'}`)];
writeFileSync(join(cwd, 'flowers.csv'), `${flowers.join('\n')}\n`);

test('show --explain tells what was understood of a table, why, and which option decides otherwise', async () => {
  const { stdout, exitCode } = await run('show', '--data', 'flowers.csv', '--explain');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^what +taken as +because +option$/m);
  expect(stdout).toMatch(/^target +kind +it comes last +target$/m);
  expect(stdout).toMatch(/^task +classification with 2 classes: iris, rose /m);
  expect(stdout).toMatch(/^column "color" +category of 2: blue, red /m);
});

test('with --json each decision is a line for programs', async () => {
  const lines = jsonLines((await run('show', '--data', 'flowers.csv', '--target', 'color', '--explain', '--json')).stdout);
  expect(lines).toContainEqual({ event: 'decision', subject: 'target', value: 'color', reason: 'the option says so', option: 'target' });
  expect(lines.every(({ event }) => event === 'decision')).toBe(true);
  expect(lines.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['reader', 'rows', 'task', 'split']));
});

test('--json without --explain says what it belongs to', async () => {
  const { stderr, exitCode } = await run('show', '--data', 'flowers.csv', '--json');
  expect(stderr).toContain('--json goes with --explain');
  expect(exitCode).toBe(2);
});

test('train says in one line what was understood, and keeps it out of what is for programs', async () => {
  const { stderr } = await run('train', '--data', 'flowers.csv', '--epochs', '1');
  expect(stderr).toContain('read as csv: classification of "kind", 2 classes (iris, rose); 2 columns as 3 inputs; 24 samples to learn from, 6 held out');
  expect((await run('train', '--data', 'flowers.csv', '--epochs', '1', '--json')).stderr).not.toContain('read as');
});

import { expect, test } from 'vitest';
import { version } from '../src/version.ts';
import { runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();

/** The documented options of each command. */
const documented = {
  train: [
    ...['--config', '--dataset', '--data-dir', '--architecture', '--activation', '--output-activation', '--loss', '--optimizer'],
    ...['--learning-rate', '--batch-size', '--epochs', '--seed', '--backend', '--threads', '--limit', '--plugin', '--out', '--resume'],
    ...['--json', '--verbose', '--initializer', '--shuffle'],
  ],
  evaluate: ['--model', '--dataset', '--data-dir', '--limit', '--backend', '--plugin', '--json', '--verbose'],
  predict: ['--model', '--index', '--split', '--dataset', '--data-dir', '--backend', '--plugin', '--json', '--verbose'],
  inspect: ['--model', '--backend', '--plugin', '--json', '--verbose'],
  show: ['--dataset', '--index', '--count', '--split', '--data-dir', '--plugin', '--verbose'],
  list: ['--plugin', '--json', '--verbose'],
} as const;

test.each([[['--help']], [['-h']], [['help']], [[]]])('vitrum %j lists every command', async (args) => {
  const { stdout, stderr, exitCode } = await runVitrum(args, { cwd });
  for (const command of Object.keys(documented)) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

test.concurrent.each(Object.entries(documented))('vitrum %s --help lists its options', async (command, options) => {
  const { stdout, exitCode } = await runVitrum([command, '--help'], { cwd });
  for (const option of options) expect(stdout).toMatch(new RegExp(`^ {2}${option}\\b`, 'm'));
  expect(exitCode).toBe(0);
});

test('--version prints the version', async () => {
  expect(await runVitrum(['--version'], { cwd })).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
});

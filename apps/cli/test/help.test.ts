import { expandDense } from '@vitrum/network/internal';
import { defaultDataset, defaultSeed } from '@vitrum/runs/internal';
import { trainingSchema } from '@vitrum/trainer/internal';
import { expect, test } from 'vitest';
import { version } from '../src/version.ts';
import { runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();

/** The documented options of each command. */
const documented = {
  train: [
    ...['--config', '--dataset', '--data-dir', '--architecture', '--activation', '--output-activation', '--loss', '--optimizer'],
    ...['--learning-rate', '--batch-size', '--epochs', '--seed', '--backend', '--threads', '--deterministic', '--limit'],
    ...['--plugin', '--out', '--resume', '--json', '--verbose', '--initializer', '--shuffle', '--seeds', '--folds', '--fold', '--jobs'],
  ],
  'find-learning-rate': [
    ...['--config', '--dataset', '--network', '--optimizer', '--batch-size', '--no-shuffle', '--seed', '--plugin'],
    ...['--steps', '--from', '--to', '--svg', '--png', '--json', '--verbose'],
  ],
  compare: ['--figure', '--svg', '--png', '--plugin', '--json', '--verbose'],
  evaluate: [
    ...['--model', '--dataset', '--data-dir', '--limit', '--backend', '--threads', '--deterministic', '--plugin', '--json'],
    '--verbose',
  ],
  predict: [
    ...['--model', '--index', '--split', '--dataset', '--data-dir', '--backend', '--threads', '--deterministic', '--plugin'],
    ...['--json', '--verbose'],
  ],
  inspect: ['--model', '--network', '--config', '--dataset', '--data', '--input', '--outputs', '--backend', '--threads', '--deterministic', '--plugin', '--json', '--verbose'],
  show: ['--dataset', '--index', '--count', '--split', '--data-dir', '--plugin', '--verbose'],
  list: ['--plugin', '--json', '--verbose'],
  export: ['--to', '--out', '--plugin', '--json', '--verbose'],
  import: ['--out', '--like', '--plugin', '--json', '--verbose'],
  convert: ['--to', '--like', '--plugin', '--json', '--verbose'],
  'check-plugin': ['--only', '--svg', '--data-dir', '--json', '--verbose'],
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

test('vitrum train --help tells the defaults that hold', async () => {
  const { stdout } = await runVitrum(['train', '--help'], { cwd });
  const { activation, outputActivation, weightInitializer } = {
    ...expandDense({ architecture: [2, 1] }).layers[0],
    outputActivation: "the others'",
  } as Readonly<Record<string, unknown>>; // a layer's options are open
  const defaults = {
    ...{ activation, 'output-activation': outputActivation, initializer: weightInitializer },
    ...{ dataset: defaultDataset, seed: defaultSeed, loss: trainingSchema.loss.default },
    ...{ optimizer: trainingSchema.optimizer.default, 'learning-rate': trainingSchema.learningRate.default },
    ...{ 'batch-size': trainingSchema.batchSize.default, epochs: trainingSchema.epochs.default },
  };
  const text = stdout.replaceAll(/\s+/g, ' ');
  for (const [option, value] of Object.entries(defaults)) {
    expect(text).toMatch(new RegExp(`--${option} <\\w+> [^<]*\\(default: ${String(value)}\\)`));
  }
});

test('--version prints the version', async () => {
  expect(await runVitrum(['--version'], { cwd })).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { splitIndices } from '@vitrum/datasets';
import { describe, expect, test } from 'vitest';
import { Interruption } from '../../src/interruption.ts';
import type { StartProgram } from '../../src/running-program.ts';
import { readStored } from '../support/forward-pass.ts';
import { beginVitrum, jsonLines, runVitrum, startProgram, type Result } from '../support/run-vitrum.ts';
import { finish, startVitrum } from '../support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const stripes = [...stripesOptions(plugin), '--limit', '60', '--epochs', '2', '--threads', '1'];
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });

const readJson = (...path: readonly string[]): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(cwd, ...path), 'utf8')) as Readonly<Record<string, unknown>>; // a file of the program
const fingerprintOf = (...path: readonly string[]): unknown => jsonLines(readFileSync(join(cwd, ...path, 'events.jsonl'), 'utf8')).at(-1)?.['fingerprint'];

/** Mean and sample standard deviation, as the definition says. */
function spread(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) };
}

describe('train --seeds', () => {
  test('keeps the record of each seed, which is that of the run alone, and tells how their figures vary', async () => {
    const { stdout, stderr, exitCode } = await run('train', ...stripes, '--seeds', '3', '--seed', '5', '--out', 'seeds');
    expect(exitCode).toBe(0);
    expect(readdirSync(join(cwd, 'seeds')).sort()).toEqual(['config.json', 'runs.json', 'seed-5', 'seed-6', 'seed-7', 'summary.json']);
    await run('train', ...stripes, '--seed', '6', '--out', 'alone');
    expect(fingerprintOf('seeds', 'seed-6')).toBe(fingerprintOf('alone'));
    expect(readFileSync(join(cwd, 'seeds', 'seed-6', 'config.json'))).toEqual(readFileSync(join(cwd, 'alone', 'config.json')));

    const accuracies = [5, 6, 7].map((seed) => Number(jsonLines(readFileSync(join(cwd, 'seeds', `seed-${seed}`, 'events.jsonl'), 'utf8')).at(-1)?.['testAccuracy']));
    const { mean, deviation } = spread(accuracies);
    expect(stdout).toContain(`test accuracy ${mean.toFixed(2)} ± ${deviation.toFixed(2)} % (mean ± standard deviation of 3 seeds)`);
    for (const [i, seed] of [5, 6, 7].entries()) expect(stdout).toMatch(new RegExp(`^seed ${seed} +${accuracies[i]?.toFixed(2)} % `, 'm'));
    expect(stdout).toMatch(new RegExp(`^mean +${mean.toFixed(2)} % .*\\n± sd +${deviation.toFixed(2)} % `, 'm'));
    const { accuracy } = readJson('seeds', 'summary.json')['test'] as Record<string, Record<string, number>>; // see summaryRecord
    expect(accuracy).toEqual({ unit: 'percent', count: 3, mean: expect.closeTo(mean, 3), deviation: expect.closeTo(deviation, 3), minimum: Math.min(...accuracies), maximum: Math.max(...accuracies) });
    expect(stderr).toContain('3 runs, ');
    expect(stderr).toContain('vitrum compare seeds');
  });

  test('is named after the time, the data and what differs', async () => {
    await run('train', ...stripes, '--seeds', '2');
    expect(readdirSync(join(cwd, 'runs'))).toEqual([expect.stringMatching(/^\d{4}-[\dT-]+Z-stripes-seeds$/)]);
  });

  test('with --json prints the records of all runs with their names, and the summary', async () => {
    const { stdout, stderr, exitCode } = await run('train', ...stripes, '--seeds', '2', '--jobs', '1', '--out', 'json', '--json');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const lines = jsonLines(stdout).filter(({ event }) => event !== 'warning'); // signs of trouble are for other tests
    expect(lines.map(({ event, run: name }) => `${String(event)} ${String(name)}`)).toEqual([
      ...['seed-7', 'seed-8'].flatMap((name) => ['start', 'epoch', 'epoch', 'done'].map((event) => `${event} ${name}`)),
      'summary undefined',
    ]);
    expect(lines.at(-1)).toMatchObject({ kind: 'seeds', folder: 'json', runs: [{ name: 'seed-7', seed: 7, state: 'done' }, { name: 'seed-8', state: 'done' }] });
  });

  test('shows the runs in progress on a terminal', async () => {
    const { stdout } = await runVitrum(['train', ...stripes, '--seeds', '2', '--out', 'live'], { cwd, columns: 80 });
    expect(stdout).toContain('0 of 2 runs done');
    expect(stdout).toContain('seed 8  done  test accuracy ');
    for (const line of stripVTControlCharacters(stdout).split('\n')) expect(line.length).toBeLessThan(80);
  });

  test('keeps the others where one fails, ends with 1, and tries that one again', async () => {
    const start: StartProgram = (argv, context) => {
      if (!argv.includes('8')) return startProgram(argv, context);
      context.onError('error: The disk is full.\n  Make room.\n');
      return { exitCode: Promise.resolve(1), interrupt: () => undefined };
    };
    const { stdout, stderr, exitCode } = await beginVitrum(['train', ...stripes, '--seeds', '3', '--out', 'failing'], { cwd }, undefined, start).result;
    expect(exitCode).toBe(1);
    expect(stdout).toContain('± standard deviation of 2 seeds)');
    expect(stdout).toMatch(/^seed 8 +failed$/m);
    expect(stderr).toContain('seed 8: error: The disk is full.\n  Make room.\n');
    expect(stderr).toContain(`error: 1 of 3 runs did not come to their end: seed-8.\n  What they said is above; try them again with: vitrum train --resume failing --plugin ${plugin}`);
    const again = await run('train', '--resume', 'failing', '--plugin', plugin, '--threads', '1');
    expect(again.stderr).toContain('1 of 3 runs are left');
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('of 3 seeds)') });
    await run('train', ...stripes, '--seed', '8', '--out', 'eighth');
    expect(fingerprintOf('failing', 'seed-8')).toBe(fingerprintOf('eighth'));
  });

  test('goes on after an interruption to the same bits', async () => {
    const controller = new AbortController();
    const options = [...stripes.slice(0, -4), '--epochs', '30', '--threads', '1'];
    const running = beginVitrum(
      ['train', ...options, '--seeds', '3', '--jobs', '2', '--json', '--out', 'stopped'], { cwd },
      () => ({ signal: controller.signal, end: () => undefined }),
      (argv, context) => startProgram(argv, {
        ...context,
        onOutput: (text) => {
          context.onOutput(text);
          if (text.includes('"epoch":3')) controller.abort(new Interruption('Interrupted.'));
        },
      }),
    );
    const { exitCode, stderr } = await running.result;
    expect(exitCode).toBe(130);
    expect(stderr).toContain(`Interrupted before the end of 3 of 3 runs; everything is saved in stopped.\n  Go on with: vitrum train --resume stopped --plugin ${plugin} --threads 1`);
    expect(existsSync(join(cwd, 'stopped', 'seed-9'))).toBe(false);
    expect((await run('train', '--resume', 'stopped', '--plugin', plugin, '--threads', '1')).exitCode).toBe(0);
    await run('train', ...options, '--seeds', '3', '--out', 'uninterrupted');
    for (const name of ['seed-7', 'seed-8', 'seed-9']) expect(fingerprintOf('stopped', name)).toBe(fingerprintOf('uninterrupted', name));
  });

  test('runs as processes of their own, which Ctrl-C stops with their checkpoints', async () => {
    const options = [...stripes.slice(0, -4), '--epochs', '20000', '--threads', '1'];
    const child = startVitrum(['train', ...options, '--seeds', '2', '--json', '--out', 'processes'], { cwd });
    let [printed, isStopped] = ['', false];
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const bothTrain = ['seed-7', 'seed-8'].every((name) => new RegExp(`"event":"epoch".*"run":"${name}"`).test(printed));
      if (isStopped || !bothTrain) return;
      isStopped = true; // a second one ends it at once
      child.kill('SIGINT');
    });
    expect((await finish(child)).exitCode).toBe(130);
    for (const name of ['seed-7', 'seed-8']) {
      expect(jsonLines(readFileSync(join(cwd, 'processes', name, 'events.jsonl'), 'utf8')).at(-1)).toMatchObject({ event: 'interrupted' });
    }
  });
});

describe('train --folds', () => {
  test('trains each fold of a dataset with options for folds, and tests each sample once', async () => {
    const { stdout, stderr, exitCode } = await run('train', '--dataset', 'iris', '--epochs', '5', '--folds', '5', '--out', 'iris');
    expect(exitCode).toBe(0);
    const starts = [1, 2, 3, 4, 5].map((fold) => jsonLines(readFileSync(join(cwd, 'iris', `fold-${fold}`, 'events.jsonl'), 'utf8'))[0]);
    expect(starts.map((start) => [start?.['trainSamples'], start?.['testSamples']])).toEqual(Array(5).fill([120, 30]));
    expect(readJson('iris', 'fold-3', 'config.json')['dataset']).toEqual({ type: 'iris', folds: 5, fold: 3, splitSeed: 7 });
    expect(stdout).toMatch(/^test accuracy \d+\.\d\d ± \d+\.\d\d % \(mean ± standard deviation of 5 folds\)$/m);
    expect(stderr).toContain('Train one for use: vitrum train --dataset iris --epochs 5\n');
    // The model is tested with the fold that it has not learned from.
    const evaluated = jsonLines((await run('evaluate', '--model', 'iris/fold-3/model.json', '--json')).stdout)[0];
    expect(evaluated).toMatchObject({ samples: 30, testAccuracy: jsonLines(readFileSync(join(cwd, 'iris', 'fold-3', 'events.jsonl'), 'utf8')).at(-1)?.['testAccuracy'] });
  });

  test('divides the training samples of a dataset that has none, and its limit holds for each fold', async () => {
    const { exitCode } = await run('train', ...stripesOptions(plugin), '--epochs', '1', '--limit', '100', '--folds', '3', '--seed', '2', '--out', 'published');
    expect(exitCode).toBe(0);
    const starts = [1, 2, 3].map((fold) => jsonLines(readFileSync(join(cwd, 'published', `fold-${fold}`, 'events.jsonl'), 'utf8'))[0]);
    expect(starts.map((start) => [start?.['trainSamples'], start?.['testSamples']])).toEqual(Array(3).fill([100, 100]));
  });

  test('learns the scaling of a table from the training part of each fold', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({ x: i * i, label: i % 3 === 0 ? 'low' : 'high' }));
    writeFileSync(join(cwd, 'table.csv'), `x,label\n${rows.map(({ x, label }) => `${x},${label}`).join('\n')}\n`);
    const { exitCode, stderr } = await run('train', '--data', 'table.csv', '--target', 'label', '--epochs', '1', '--folds', '3', '--out', 'table');
    expect(exitCode).toBe(0);
    expect(stderr.match(/settings that follow from the data/g)).toHaveLength(1);
    const labels = rows.map(({ label }) => (label === 'low' ? 0 : 1)); // in the order of the rows
    for (const fold of [1, 2, 3]) {
      const { train } = splitIndices(labels, 30, { folds: 3, fold, splitSeed: 7 });
      const mean = spread([...train].map((index) => rows[index]?.x ?? NaN)).mean;
      const [column] = readStored(join(cwd, 'table', `fold-${fold}`, 'model.json')).metadata.encoding.columns ?? [];
      expect(column?.offset).toBeCloseTo(mean, 6);
    }
  });

  test('of a configuration are those of its data and its seed', async () => {
    writeFileSync(join(cwd, 'run.yaml'), 'dataset: { type: two-moons, samples: 40 }\nnetwork: { hidden: [3] }\ntraining: { epochs: 1, seed: 4 }\n');
    await run('train', '--config', 'run.yaml', '--folds', '2', '--out', 'configured');
    expect(readJson('configured', 'fold-2', 'config.json')).toMatchObject({ dataset: { type: 'two-moons', samples: 40, folds: 2, fold: 2, splitSeed: 4 }, training: { seed: 4 } });
  });

  test('--fold trains one of them alone', async () => {
    await run('train', '--dataset', 'iris', '--epochs', '5', '--folds', '5', '--fold', '3', '--threads', '1', '--out', 'third');
    await run('train', '--dataset', 'iris', '--epochs', '5', '--folds', '5', '--threads', '1', '--out', 'all');
    expect(fingerprintOf('third')).toBe(fingerprintOf('all', 'fold-3'));
  });

  test('warns of a class that not every fold can have', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${i < 2 ? 'rare' : 'common'}`);
    writeFileSync(join(cwd, 'rare.csv'), `x,label\n${rows.join('\n')}\n`);
    const { stderr, exitCode } = await run('train', '--data', 'rare.csv', '--target', 'label', '--epochs', '1', '--folds', '4', '--out', 'rare');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('warning: The class "rare" has 2 samples, fewer than the 4 folds: some folds are tested without it.\n  Give at most 2 folds, or more samples of that class.\n');
  });
});

describe('what cannot be trained', () => {
  const iris = ['--dataset', 'iris', '--epochs', '1'];
  test.each([
    [[...iris, '--folds', '151'], '150 samples cannot be divided into 151 folds.'],
    [[...iris, '--folds', '1'], 'With --folds 1 all samples are held out, and none are left to learn from.'],
    [[...iris, '--folds', '0'], '--folds must be a whole number of at least 1, got 0.'],
    [[...iris, '--folds', 'five'], '--folds must be a whole number of at least 1, got "five".'],
    [[...iris, '--folds', '5', '--seeds', '2'], '--seeds 2 and --folds 5 each describe runs of their own.'],
    [[...iris, '--seeds', '1'], '--seeds says how many seeds are tried, and a single one has no standard deviation.'],
    [[...iris, '--seeds', '-3'], '--seeds must be a whole number of at least 1, got -3.'],
    [[...iris, '--jobs', '2'], '--jobs says how many runs are trained at the same time, and this is one run.'],
    [[...iris, '--fold', '2'], '--fold 2 says which fold is held out, and not of how many.'],
    [[...iris, '--folds', '5', '--fold', '6'], 'There is no fold 6 of 5.'],
    [[...iris, '--seeds', '2', '--jobs', '0'], '--jobs must be a whole number of at least 1, got 0.'],
    [[...iris, '--seeds', '2', '--learning-rate', 'fast'], '--learning-rate must be a number greater than 0, got "fast".'],
  ])('%j', async (args, message) => {
    const { stderr, stdout, exitCode } = await run('train', ...args, '--out', 'refused');
    expect(stderr.split('\n')).toEqual([`error: ${message}`, expect.stringMatching(/^ {2}\S/), '']);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(existsSync(join(cwd, 'refused'))).toBe(false);
  });

  test('folds of data with a test part of their own', async () => {
    for (const name of ['a.csv', 'b.csv']) writeFileSync(join(cwd, name), `x,y\n${Array.from({ length: 20 }, (_, i) => `${i},${i % 2 === 0 ? 'e' : 'o'}`).join('\n')}\n`);
    const { stderr, exitCode } = await run('train', '--data', 'a.csv', '--target', 'y', '--data-option', 'testFile=b.csv', '--folds', '4', '--out', 'refused');
    expect(stderr).toContain('error: The data cannot be divided into folds, since they have a test part of their own: 20 samples to learn from, 20 held out, the test part is b.csv.');
    expect(exitCode).toBe(2);
  });

  test('several runs in the folder of one', async () => {
    await run('train', ...iris, '--out', 'single');
    const { stderr, exitCode } = await run('train', ...iris, '--seeds', '2', '--out', 'single');
    expect(stderr).toContain('error: single is not the folder of several runs: single/config.json is there, and would be overwritten.');
    expect(exitCode).toBe(1);
  });

  test('new runs and earlier ones at once', async () => {
    await run('train', ...iris, '--seeds', '2', '--out', 'earlier');
    const { stderr } = await run('train', '--resume', 'earlier', '--seeds', '3');
    expect(stderr).toContain('error: --resume goes on with the runs in earlier, and --seeds or --folds describe new ones.');
  });
});

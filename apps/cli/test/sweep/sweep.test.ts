import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTrialRecords, type FinishedRecord } from '@vitrum/sweeps';
import { describe, expect, test } from 'vitest';
import { Interruption, type InterruptionWatch } from '../../src/interruption.ts';
import type { StartProgram } from '../../src/running-program.ts';
import { beginVitrum, jsonLines, runVitrum, startProgram, type Result } from '../support/run-vitrum.ts';
import { spawnVitrum } from '../support/spawn-vitrum.ts';
import { writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = ['--plugin', writeStripesPlugin(cwd)];
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const sweep = (...args: readonly string[]): Promise<Result> => run('sweep', ...args, ...plugin, '--workers', '2', '--threads', '1');

const runConfig = { dataset: { type: 'stripes', limit: 40 }, network: { hidden: [4] }, training: { epochs: 4, validation: 0.25, batchSize: 8 } };
const space = { 'training.learningRate': { type: 'log-uniform', minimum: 0.01, maximum: 1 }, 'training.optimizer': ['sgd', 'adam'] };

function write(name: string, description: Readonly<Record<string, unknown>>): string {
  writeFileSync(join(cwd, name), JSON.stringify({ run: runConfig, space, budget: { trials: 4 }, ...description }));
  return name;
}

const finishedIn = (folder: string): readonly FinishedRecord[] =>
  parseTrialRecords(readFileSync(join(cwd, folder, 'trials.jsonl'), 'utf8')).flatMap((record) => (record.event === 'finished' ? [record] : []));
/** What came out, whatever the order in which it did: each line once. */
const resultsIn = (folder: string): readonly string[] => finishedIn(folder).map(({ trial, seed, epochs, value, fingerprint = '' }) => `${trial} ${seed} ${epochs} ${value} ${fingerprint}`).sort();

async function fingerprintAlone(folder: string, { trial, seed }: FinishedRecord): Promise<unknown> {
  const { stdout } = await run('train', ...plugin, '--config', join(folder, 'trials', trial, 'trial.json'), '--seed', String(seed), '--out', `${folder}-alone`, '--threads', '1', '--json');
  return jsonLines(stdout).at(-1)?.['fingerprint'];
}

describe('vitrum sweep', () => {
  test('trains each trial with each seed to the bits of the run alone, and tells what is best', async () => {
    const { stdout, stderr, exitCode } = await sweep(write('seeds.json', { seeds: 2 }), '--out', 'seeds', '--optuna-journal', 'journal.log');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('4 trials with 2 seeds each (random), 2 at a time; their records are in seeds') as unknown });
    const finished = finishedIn('seeds');
    expect(finished.map(({ index, seed }) => `${index} ${seed}`).sort()).toEqual([0, 1, 2, 3].flatMap((index) => [`${index} 7`, `${index} 8`]));
    const [some] = finished;
    if (some === undefined) throw new Error('nothing is finished');
    expect(await fingerprintAlone('seeds', some)).toBe(some.fingerprint);

    const means = [0, 1, 2, 3].map((index) => finished.reduce((sum, record) => sum + (record.index === index ? record.value : 0), 0) / 2);
    expect(stdout).toContain(`accuracy ${Math.max(...means).toFixed(2)} % (mean of 2 seeds) after 4 epochs`);
    expect(readdirSync(join(cwd, 'seeds')).sort()).toEqual(['importance.svg', 'learning-curves.svg', 'parallel-coordinates.svg', 'summary.json', 'sweep.json', 'trials', 'trials.jsonl']);
    expect(jsonLines(readFileSync(join(cwd, 'journal.log'), 'utf8')).map((line) => line['op_code'])).toEqual([0, 4, 4, 4, 4]);
    expect(readFileSync(join(cwd, 'seeds', 'sweep.json'), 'utf8')).not.toContain('.mjs'); // it names plugins, and no code
  });

  test('a trial that goes on from its rung has the bits of one that never stopped', async () => {
    const { exitCode } = await sweep(write('halving.json', { halving: { factor: 2 }, run: { ...runConfig, training: { ...runConfig.training, schedule: 'cosine' } } }), '--out', 'halving');
    expect(exitCode).toBe(0);
    const finished = finishedIn('halving');
    expect(finished.filter(({ epochs }) => epochs === 1)).toHaveLength(4);
    const whole = finished.find(({ epochs }) => epochs === 4);
    if (whole === undefined) throw new Error('no trial came to its end');
    expect(await fingerprintAlone('halving', whole)).toBe(whole.fingerprint);
  });

  test('interrupted, it goes on to the results of one that was not; none is lost, none is there twice', async () => {
    const file = write('interrupted.json', { budget: { trials: 4 } });
    await sweep(file, '--out', 'whole');
    const controller = new AbortController();
    const watchForInterruption = (): InterruptionWatch => ({ signal: controller.signal, end: () => undefined });
    const args = ['sweep', file, ...plugin, '--workers', '2', '--threads', '1', '--out', 'interrupted'];
    const running = beginVitrum(args, { cwd }, watchForInterruption);
    await expect.poll(running.printed, { timeout: 30_000 }).toContain('trial ');
    controller.abort(new Interruption('Interrupted.'));
    const { exitCode, stderr } = await running.result;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Go on with: vitrum sweep resume interrupted --plugin ');
    writeFileSync(join(cwd, 'interrupted', 'trials.jsonl'), '{"event":"finished","tri', { flag: 'a' }); // what a crash leaves of a line
    expect((await sweep('resume', 'interrupted')).exitCode).toBe(0);
    expect(resultsIn('interrupted')).toEqual(resultsIn('whole'));
  });

  test('a worker that is killed is replaced, and its trial is trained by another', async () => {
    let killed = 0;
    const start: StartProgram = (argv, context) => (killed++ === 0 ? { exitCode: Promise.resolve(undefined), interrupt: () => undefined, send: () => undefined } : startProgram(argv, context));
    const args = ['sweep', write('killed.json', { budget: { trials: 2 } }), ...plugin, '--workers', '2', '--threads', '1', '--out', 'killed'];
    const { exitCode } = await beginVitrum(args, { cwd }, undefined, start).result;
    expect(exitCode).toBe(0);
    expect(finishedIn('killed')).toHaveLength(2);
  });

  test('more trials may be asked for, and the same sweep elsewhere has trials of the same names', async () => {
    await sweep(write('more.json', {}), '--trials', '2', '--out', 'more');
    await sweep('resume', 'more', '--trials', '3');
    await sweep('more.json', '--trials', '3', '--out', 'same');
    expect(resultsIn('more')).toHaveLength(3);
    expect(resultsIn('more')).toEqual(resultsIn('same'));
  });

  test('a trial that diverges fails, and costs no other', async () => {
    const file = write('diverges.json', { space: { 'training.learningRate': [0.1, 1e300] }, search: 'grid', run: { ...runConfig, training: { ...runConfig.training, optimizer: 'sgd' } } });
    const { stdout, exitCode } = await sweep(file, '--out', 'diverges', '--json');
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ event: 'summary', trials: 2, done: 1, failed: 1, best: { values: { 'training.learningRate': 0.1 } } });
  });

  test('a full disk stops the sweep with its own sentence, and what was trained is kept', async () => {
    const full: StartProgram = (_argv, { onMessage }) => {
      let end = (): void => undefined;
      const outcome = { state: 'refused', code: 'VITRUM_OUTPUT_UNWRITABLE', reason: 'model.json cannot be written: no space is left on the device.', hint: 'Make room.' };
      const send = (message: unknown): void => (message as { readonly type: string }).type === 'train' ? onMessage?.({ type: 'ended', outcome }) : end(); // messages of the crew
      return { exitCode: new Promise((resolve) => (end = () => resolve(0))), interrupt: () => undefined, send };
    };
    const args = ['sweep', write('full.json', { budget: { trials: 1 } }), ...plugin, '--workers', '1', '--threads', '1', '--out', 'full'];
    const { exitCode, stderr } = await beginVitrum(args, { cwd }, undefined, full).result;
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error: The sweep stops, since its trials cannot be trained: model.json cannot be written: no space is left on the device.\n  Make room. What has been trained is kept.');
    expect((await sweep('resume', 'full')).exitCode).toBe(0);
    expect(finishedIn('full')).toHaveLength(1);
  });

  test('no room for its records ends it with exit code 1; each line is whole, and it goes on', async () => {
    const tiny = { run: { dataset: 'xor', network: { hidden: [1] }, training: { epochs: 1 } }, space: { 'training.learningRate': { type: 'uniform', minimum: 0.01, maximum: 1 } }, budget: { trials: 8 } };
    const args = ['sweep', write('room.json', tiny), '--workers', '1', '--threads', '1', '--out', 'room'];
    // Files of at most 3,584 bytes: those of a run are smaller, the records of eight trials are not.
    const { exitCode, stderr } = await spawnVitrum(args, { cwd }, ['sh', '-c', 'ulimit -f 7; exec "$0" "$@"']);
    expect(stderr).toMatch(/error: room\/trials\.jsonl cannot be written: EFBIG.*\.\n/);
    expect(exitCode).toBe(1);
    const before = jsonLines(readFileSync(join(cwd, 'room', 'trials.jsonl'), 'utf8'));
    expect(before.at(-1)).toHaveProperty('elapsed');
    expect((await run('sweep', 'resume', 'room', '--workers', '1', '--threads', '1')).exitCode).toBe(0);
    expect(finishedIn('room').map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('shows its best trials on a terminal while it runs', async () => {
    const { stdout } = await runVitrum(['sweep', write('live.json', { budget: { trials: 1 } }), ...plugin, '--workers', '1', '--threads', '1', '--out', 'live'], { cwd, columns: 100 });
    expect(stdout).toContain('of 1 trial, ');
    expect(stdout).toContain('running, 0 failed');
  });
});

describe('vitrum sweep status, best and stop', () => {
  test('tell of a sweep that has ended', async () => {
    await sweep(write('told.json', { budget: { trials: 2 } }), '--out', 'told');
    expect(JSON.parse((await run('sweep', 'status', 'told', '--json')).stdout)).toMatchObject({ figure: 'accuracy', direction: 'maximize', trials: 2, done: 2, failed: 0, running: false });
    expect((await run('sweep', 'status', 'told')).stdout).toMatch(/^not running: 2 of 2 trials, 2 done, 0 failed, 8 epochs in .* s\n\ntrial {2}accuracy {2}epochs {2}learningRate {2}optimizer\n/);
    const best = JSON.parse((await run('sweep', 'best', 'told', '--json')).stdout) as Readonly<Record<string, unknown>>; // of the program's own
    expect(best['value']).toBe(Math.max(...finishedIn('told').map(({ value }) => value)));
    const { stderr } = await run('sweep', 'best', 'told');
    expect(stderr).toContain(`Train it again: vitrum train --config told/trials/${String(best['trial'])}/trial.json`);
    expect((await run('sweep', 'stop', 'told')).stderr).toContain('The sweep in told is not running.');
  });

  test('stop has a running sweep end, which goes on later', async () => {
    const running = beginVitrum(['sweep', write('stopped.json', { budget: { trials: 40 } }), ...plugin, '--workers', '1', '--threads', '1', '--out', 'stopped'], { cwd });
    await expect.poll(running.printed, { timeout: 30_000 }).toContain('trial 0');
    expect((await run('sweep', 'stop', 'stopped')).stderr).toContain('Go on with: vitrum sweep resume stopped');
    expect((await running.result).exitCode).toBe(0);
    expect(finishedIn('stopped').length).toBeLessThan(40);
  });
});

describe('bad input', () => {
  test.each([
    ['an unknown key', { space: { 'training.learningrat': [1] } }, 'bad.json: "space": "training.learningrat" is no setting of a run.', 'Did you mean "training.learningRate"?', 2],
    ['an empty range', { space: { 'training.l2': { type: 'uniform', minimum: 1, maximum: 0 } } }, 'bad.json: "space": training.l2 has an empty range: from 1 to 0.', 'Give a "minimum" below "maximum"', 2],
    ['a choice that is no value of its setting', { space: { 'training.optimizer': ['sgd', 'adma'] } }, '"space": training: optimizer: There is no optimizer called "adma"', 'Did you mean "adam"?', 2],
    ['a bound outside of a setting', { space: { 'training.batchSize': { type: 'integer', minimum: 0, maximum: 4 } } }, '"space": training: batchSize must be a whole number of at least 1, got 0', '', 2],
    ['an unknown figure', { objective: 'acuracy' }, '"objective": the runs report no figure called "acuracy".', 'Did you mean "accuracy"?', 2],
  ])('%s is refused with its own sentence, before a folder exists', async (_name, description, message, hint, code) => {
    const { stderr, exitCode } = await sweep(write('bad.json', description), '--out', 'bad');
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr).toContain(hint);
    expect(exitCode).toBe(code);
    expect(readdirSync(cwd)).not.toContain('bad');
  });

  test.each([
    [['missing.yaml'], 'The sweep missing.yaml cannot be read: it does not exist.'],
    [['resume', 'nowhere'], 'nowhere is not the folder of a sweep'],
    [['status', '.'], '. is not the folder of a sweep'],
    [['more.json', '--workers', 'none'], '--workers must be a whole number'],
    [['--out', 'elsewhere', 'status', 'more'], '--out stands before "status", which does not see it there.'],
  ])('sweep %j', async (args, message) => {
    const { stderr, exitCode } = await run('sweep', ...args, ...(args[0] === 'status' ? [] : plugin));
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });

  test('another sweep is not overwritten', async () => {
    const { stderr, exitCode } = await sweep(write('again.json', {}), '--out', 'told');
    expect(stderr).toContain('told is the folder of another sweep');
    expect(exitCode).toBe(1);
  });

  test('what sweeps start is not for people', async () => {
    expect((await run('trial-worker')).stderr).toContain('is started by "vitrum sweep"');
    expect((await run('--help')).stdout).not.toContain('trial-worker');
  });
});

import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const options = stripesOptions(plugin);
/** Relu without a bound, and steps of 10⁹. */
const diverging = [...options, '--activation', 'relu', '--output-activation', 'identity', '--learning-rate', '1e9'];

const vitrum = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const read = (...path: readonly string[]): string => readFileSync(join(cwd, ...path), 'utf8');
const copy = (from: string, to: string): string => {
  cpSync(join(cwd, from), join(cwd, to), { recursive: true });
  return to;
};
/** As a process has left it that is no more. */
const abandoned = 'checkpoint-100.ckpt.0a1b2c3d-0000-4000-8000-00000000000f.temporary';

beforeAll(async () => {
  await vitrum('train', ...options, '--epochs', '2', '--out', 'good');
});

describe('D8: a new run in the folder of an earlier one', () => {
  test('leaves the earlier model where it diverges, and says that it is the earlier one', async () => {
    const folder = copy('good', 'diverged');
    const { exitCode, stderr } = await vitrum('train', ...diverging, '--epochs', '3', '--out', folder);
    expect(exitCode).toBe(1);
    expect(read(folder, 'model.json')).toBe(read('good', 'model.json'));
    expect(stderr).toContain('note: diverged/model.json is still the model of the run before.\n');
    expect(stderr).toContain('error: Training diverged in epoch 1 ');
    expect(JSON.parse(read(folder, 'config.json'))).toMatchObject({ training: { learningRate: 1e9 } });
    expect(read(folder, 'events.jsonl').trimEnd().split('\n')).toHaveLength(1);
  });

  test('leaves everything of the earlier run where it cannot begin', async () => {
    const folder = copy('good', 'refused');
    expect((await vitrum('train', ...options, '--architecture', '17,3', '--out', folder)).exitCode).toBe(2);
    for (const name of readdirSync(join(cwd, 'good'))) expect(read(folder, name)).toBe(read('good', name));
  });

  test('replaces everything where it comes to its end, and says nothing of the earlier one', async () => {
    const folder = copy('good', 'replaced');
    const { exitCode, stderr } = await vitrum('train', ...options, '--epochs', '1', '--seed', '8', '--out', folder);
    expect(exitCode).toBe(0);
    expect(stderr).not.toContain('still');
    expect(readdirSync(join(cwd, folder))).not.toContain('checkpoint-600.ckpt');
    for (const name of ['config.json', 'events.jsonl', 'untrained.json', 'model.json', 'checkpoint-300.ckpt']) expect(read(folder, name)).not.toBe(read('good', name));
  });
});

describe('D13: what a run without a model of its own has learned can be used', () => {
  test('when it fails: it says how', async () => {
    const late = "export default { name: 'vitrum-plugin-late', version: '1.0.0', schedules: [{ name: 'late', factor: ({ epoch }) => (epoch >= 2 ? NaN : 1) }] };";
    writeFileSync(join(cwd, 'late.mjs'), late);
    const failed = await vitrum('train', ...options, '--plugin', './late.mjs', '--schedule', 'late', '--epochs', '5', '--out', 'failed');
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain(
      'note: The run up to the end of epoch 2 is saved in failed.\n' +
        '  Use what it has learned: vitrum predict --model failed/checkpoint-600.ckpt\n' +
        'error: Training cannot go on in epoch 3 by step 602: the schedule "late" gives a factor that is no finite number.\n',
    );
    expect(readdirSync(join(cwd, 'failed'))).not.toContain('model.json');
    expect((await vitrum('inspect', '--model', 'failed/checkpoint-600.ckpt')).exitCode).toBe(0);
    expect((await vitrum('train', '--resume', 'failed', '--plugin', plugin, '--plugin', './late.mjs', '--epochs', '2')).exitCode).toBe(0);
    expect((await vitrum('inspect', '--model', 'failed/model.json')).exitCode).toBe(0);
  });

  test('by every command that takes a model: its checkpoint gives what the model of the same step gives', async () => {
    for (const args of [['inspect', '--json'], ['evaluate', '--json', '--plugin', plugin], ['predict', '--index', '0', '--json', '--plugin', plugin]]) {
      const of = (file: string): Promise<Result> => vitrum(...args, '--model', join('good', file));
      const [fromModel, fromCheckpoint] = [await of('model.json'), await of('checkpoint-600.ckpt')];
      expect(fromCheckpoint.exitCode).toBe(0);
      expect(withoutOrigin(fromCheckpoint.stdout)).toEqual(withoutOrigin(fromModel.stdout));
    }
  });

  /** Where a model is from, and how it ended, is in its file alone. */
  const withoutOrigin = (stdout: string): unknown => jsonLines(stdout).map(({ model: _, metadata: __, results: ___, ...others }) => others);

  test('to inspect, which looks for the model that is not there', async () => {
    rmSync(join(cwd, copy('good', 'unfinished'), 'model.json'));
    const { stderr, exitCode } = await vitrum('inspect', '--model', 'unfinished/model.json');
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'error: There is no unfinished/model.json: the run there has not come to its end.\n' +
        '  Use its checkpoint, --model unfinished/checkpoint-600.ckpt, or go on with the run: vitrum train --resume unfinished\n',
    );
  });
});

describe('D17: what a killed process has left', () => {
  test.each([
    ['a new run', ['train', ...options, '--epochs', '1', '--out', 'left']],
    ['a resumed run', ['train', '--resume', 'left', '--plugin', plugin]],
  ])('is removed by %s', async (_, args) => {
    rmSync(join(cwd, 'left'), { recursive: true, force: true });
    copy('good', 'left');
    writeFileSync(join(cwd, 'left', abandoned), 'half');
    writeFileSync(join(cwd, 'left', 'notes.txt'), 'mine');
    expect((await vitrum(...args)).exitCode).toBe(0);
    expect(readdirSync(join(cwd, 'left'))).not.toContain(abandoned);
    expect(read('left', 'notes.txt')).toBe('mine');
  });
});

test('D19: a run that was stopped before its first checkpoint is told so', async () => {
  const folder = copy('good', 'early');
  for (const name of readdirSync(join(cwd, folder)).filter((each) => each !== 'config.json')) rmSync(join(cwd, folder, name));
  expect(await vitrum('train', '--resume', folder, '--plugin', plugin)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'error: The run in early was stopped before its first checkpoint: there is nothing to go on from.\n' +
      '  Begin it anew with its own settings: vitrum train --config early/config.json --out early\n',
  });
  expect((await vitrum('train', '--plugin', plugin, '--config', 'early/config.json', '--out', 'early')).exitCode).toBe(0);
});

test('F086: the files of a run may begin with a byte order mark', async () => {
  const folder = copy('good', 'marked');
  for (const name of ['model.json', 'config.json']) writeFileSync(join(cwd, folder, name), `\uFEFF${read(folder, name)}`);
  const inspected = await vitrum('inspect', '--model', 'marked/model.json', '--json');
  expect(inspected).toEqual({ ...(await vitrum('inspect', '--model', 'good/model.json', '--json')), stdout: inspected.stdout });
  expect(inspected.exitCode).toBe(0);
  expect(await vitrum('train', '--resume', folder, '--plugin', plugin, '--epochs', '3')).toMatchObject({ exitCode: 0 });
});

import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { differenceRows, labelsOf } from '../src/page/comparison/differences.ts';
import { curveLines } from '../src/page/curves/curve-data.ts';
import { rememberPath } from '../src/page/files/path-of.ts';
import { sweepFolders } from '../src/page/files/sweep-folders.ts';
import { trialScore } from '../src/page/runs/trial-score.ts';
import type { KeptRun } from '../src/shared/api/kept-run.ts';
import { unpackSweep } from '../src/worker/files/sweep-archive.ts';
import { readSweep } from '../src/worker/files/read-sweep.ts';
import { Session } from '../src/worker/session.ts';
import type { SweepLook } from '../src/shared/api/sweep-look.ts';

const recorded = (name: string): string => readFileSync(new URL(`recorded/sweep/${name}`, import.meta.url), 'utf8');
const lines = recorded('trials.jsonl').split('\n');
const description = new File([recorded('sweep.json')], 'sweep.json');

async function read(text: string, isDescribed = true): Promise<{ readonly runs: readonly KeptRun[]; readonly problems: readonly string[] }> {
  const trials = new File([text], 'trials.jsonl', { lastModified: 5 });
  const { runs, problems } = await readSweep(new Session(), { folder: '', trials, ...(isDescribed && { description }), runs: [] });
  return { runs: runs.map(({ run }) => run), problems: problems.map(({ message }) => message) };
}

const momentum = 'momentum (momentum 0.5)';

describe('a recorded sweep of the command line', () => {
  test('is a list of its runs, those of the best trial first, named by what differs, with what the command line printed', async () => {
    const { runs, problems } = await read(recorded('trials.jsonl'));
    // the order and the figures of the table that "vitrum sweep" ended with; each seed beside the others of its trial
    expect(runs.map((run) => [run.name, run.epochs, run.trial === undefined ? '' : trialScore(run.trial)])).toEqual([
      ['learning rate 0.02, adam, seed 7', 3, 'accuracy 56.67\u00a0%'],
      ['learning rate 0.02, adam, seed 8', 3, 'accuracy 40.00\u00a0%'],
      [`learning rate 0.02, ${momentum}, seed 7`, 3, 'accuracy 20.00\u00a0%'],
      [`learning rate 0.02, ${momentum}, seed 8`, 3, 'accuracy 13.33\u00a0%'],
      [`learning rate 1e+38, ${momentum}, seed 7`, 3, 'accuracy 10.00\u00a0%'],
      [`learning rate 1e+38, ${momentum}, seed 8`, 3, 'accuracy 13.33\u00a0%'],
      [`learning rate 0.0001, ${momentum}, seed 7`, 3, 'accuracy 10.00\u00a0%'],
      [`learning rate 0.0001, ${momentum}, seed 8`, 3, 'accuracy 10.00\u00a0%'],
      ['learning rate 0.0001, adam, seed 7', 3, 'accuracy 6.67\u00a0%'],
      ['learning rate 0.0001, adam, seed 8', 3, 'accuracy 6.67\u00a0%'],
      ['learning rate 1e+38, adam', 0, 'failed: Training diverged in epoch 1 by step 8: the cost is no longer a finite number, seen first in layers[0].'],
    ]);
    expect(problems).toEqual([]);
  });

  test('each run has its curve, its seed and its fingerprint, and settings as far as the sweep knows them', async () => {
    const { runs: [best] } = await read(recorded('trials.jsonl'));
    expect(best).toMatchObject({ isSummary: true, data: 'Drawn digits', validationAccuracy: 56.67, trial: { index: 2, seed: 7, curve: [30, 40, 56.67], range: [3.33, 56.67] } });
    expect(best?.trial?.fingerprint).toBe('efd15e977e8a6b4d6d7a2fbe1affef9d5f897dba1df48d920ddf0bee41a8a904');
    expect(best?.settings.map(({ name, value }) => `${name}: ${value}`)).toEqual(['data: Drawn digits (120 samples)', 'epochs: 3', 'validation: 0.25', 'batch size: 8', 'learning rate: 0.02', 'optimizer: adam', 'seed: 7']);
    const drawn = curveLines('accuracy', [{ points: [], rows: best?.rows ?? [] }]);
    expect(drawn.map(({ label, x, y }) => [label, x, y])).toEqual([['training', [], []], ['validation', [1, 2, 3], [30, 40, 56.67]]]);
  });

  test('settings that are not known tell it from no other run', async () => {
    const { runs: [best] } = await read(recorded('trials.jsonl'));
    const setting = (name: string, value: string) => ({ name, value, words: `${name} ${value}`, isUsual: false });
    const present = { name: 'this run', isRenamed: false, settings: [setting('network', '784-10'), setting('learning rate', '0.1'), setting('seed', '7')] };
    const runs = best === undefined ? [] : [present, best];
    expect(differenceRows(runs).filter(({ name }) => ['network', 'learning rate', 'seed'].includes(name))).toEqual([{ name: 'learning rate', values: ['0.1', '0.02'] }]);
    expect(labelsOf(runs)[0]).toBe('learning rate 0.1');
  });

  test('without sweep.json the greatest figure stands first, and that is told', async () => {
    const { runs, problems } = await read(recorded('trials.jsonl'), false);
    expect(runs[0]).toMatchObject({ name: 'learning rate 0.02, adam, seed 7', data: '', trial: { value: 56.67 } });
    expect(runs[0]?.trial).not.toHaveProperty('figure');
    expect(problems).toEqual(['trials.jsonl does not say what its figure is, or whether a great one is good: the greatest stands first.']);
  });

  test('a trial of several seeds tells its mean', async () => {
    const { runs: [best] } = await read(recorded('trials.jsonl'));
    expect(best?.trial?.mean).toEqual({ value: expect.closeTo((56.67 + 40) / 2, 3), seeds: 2 });
  });

  test('a small figure is good where the sweep says so', async () => {
    const asLoss = new File([recorded('sweep.json').replace('"accuracy"', '"loss"').replace('"maximize"', '"minimize"')], 'sweep.json');
    const found = await readSweep(new Session(), { folder: 'mine', trials: new File([recorded('trials.jsonl')], 'trials.jsonl'), description: asLoss, runs: [] });
    expect(found.runs[0]?.run).toMatchObject({ name: 'learning rate 0.0001, adam, seed 7', folder: 'mine', validationLoss: 6.67 });
  });
});

describe('which settings of a sweep mattered', () => {
  const lookAt = async (texts: { readonly trials?: string; readonly description?: string } = {}): Promise<SweepLook | undefined> => {
    const files = [new File([texts.trials ?? recorded('trials.jsonl')], 'trials.jsonl'), new File([texts.description ?? recorded('sweep.json')], 'sweep.json')] as const;
    return (await readSweep(new Session(), { folder: 'mine', trials: files[0], description: files[1], runs: [] })).look;
  };

  test('each has the share that the library computes, of the means over seeds: here 5 trials, whose optimizers differ by 53.33 / 6.67 at one rate alone', async () => {
    const look = await lookAt();
    // rates 0.0001: 10, 6.67; 0.02: 16.67, 48.34; 1e38: 11.67, so that S_t and S_w follow by hand
    const values = [[10, 6.67], [16.665, 48.335], [11.665]];
    const squares = (list: readonly number[]): number => list.reduce((sum, value) => sum + (value - list.reduce((a, b) => a + b, 0) / list.length) ** 2, 0);
    const [total, within] = [squares(values.flat()), values.reduce((sum, list) => sum + squares(list), 0)];
    const share = Math.max(0, (total - within - (2 * within) / (5 - 3)) / total);
    expect(look?.settings.map(({ name, points }) => [name, points.length]).sort()).toEqual([['learning rate', 5], ['optimizer', 5]]);
    expect(look?.settings.find(({ name }) => name === 'learning rate')?.share).toBeCloseTo(share, 6);
  });

  test('a setting is laid out along its values, each trial at its own', async () => {
    const rate = (await lookAt())?.settings.find(({ key }) => key === 'training.learningRate');
    expect(rate?.ticks).toEqual([{ place: 1 / 6, label: '0.0001' }, { place: 0.5, label: '0.02' }, { place: 5 / 6, label: '1e+38' }]);
    expect(rate?.points.map(({ trial, value, place, figure }) => [trial, value, place, Number(figure.toFixed(2))]).slice(0, 2)).toEqual([[0, '0.0001', 1 / 6, 6.67], [1, '0.0001', 1 / 6, 10]]);
  });

  test('where too few trials have a figure, none has a share, and without a description there is no look', async () => {
    const few = await lookAt({ trials: lines.filter((line) => /"index":[02],/.test(line)).join('\n') });
    expect(few?.settings.map(({ share, points }) => [share, points.length])).toEqual([[undefined, 2], [undefined, 2]]);
    expect(await lookAt({ description: '{}' })).toBeUndefined();
  });
});

describe('lines that are no records', () => {
  test.each([
    ['a last line that was cut off', [...lines.slice(0, 2), '{"event":"fini'], 'Line 3 of trials.jsonl is no record of a trial and is left out.'],
    ['two in the middle', ['[]', lines[0] ?? '', '{"event":"finished"}', lines[1] ?? ''], 'Lines 1, 3 of trials.jsonl are no records of trials and are left out.'],
  ])('%s', async (_, text, problem) => {
    const { runs, problems } = await read(text.join('\n'));
    expect(runs).toHaveLength(1);
    expect(problems).toEqual([problem]);
  });

  test('a file without any record is refused, and so is a sweep.json of another sort', async () => {
    await expect(read('{"event":"epoch"}\n')).rejects.toMatchObject({ code: 'VITRUM_INVALID_CONFIG', message: 'trials.jsonl has no record of a trial.' });
    const trials = new File([recorded('trials.jsonl')], 'trials.jsonl');
    const { problems } = await readSweep(new Session(), { folder: '', trials, description: new File(['{}'], 'sweep.json'), runs: [] });
    expect(problems[0]).toMatchObject({ code: 'VITRUM_INVALID_CONFIG', message: 'sweep.json is not the description of a sweep, and is left out.' });
  });
});

test('a sweep among files has all of its folder; of files without one, those that are its own', () => {
  const at = (path: string): File => {
    const file = new File(['{}'], path.split('/').at(-1) ?? '');
    rememberPath(file, path);
    return file;
  };
  const run = ['config.json', 'events.jsonl'].map((name) => at(`s/trials/0123456789abcdef/seed-7/${name}`));
  const [trials, description, chart, other] = [at('s/trials.jsonl'), at('s/sweep.json'), at('s/importance.svg'), at('other/model.json')];
  expect(sweepFolders([trials, chart, ...run, description, other])).toEqual({
    sweeps: [{ folder: 's', trials, description, runs: [{ path: 's/trials/0123456789abcdef/seed-7', files: run }] }],
    others: [other],
  });
  const [loose, data] = [at('trials.jsonl'), at('data.csv')];
  expect(sweepFolders([loose, data])).toEqual({ sweeps: [{ folder: '', trials: loose, runs: [] }], others: [data] });
});

describe('an archive', () => {
  const archive = (files: Readonly<Record<string, string>>, name = 'mine.zip'): File =>
    new File([new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))))], name);

  test.each([
    ['of a folder', { 's/trials.jsonl': '1', 's/sweep.json': '2', 's/importance.svg': '3', 's/trials/0a/seed-7/config.json': '4' }, ['s/trials.jsonl', 's/sweep.json', 's/trials/0a/seed-7/config.json']],
    ['of what is in it', { 'trials.jsonl': '1', 'trials/0a/seed-7/events.jsonl': '4' }, ['mine/trials.jsonl', 'mine/trials/0a/seed-7/events.jsonl']],
  ])('%s of a sweep has the files of its runs', async (_, files, paths) => {
    const found = await unpackSweep(archive(files));
    expect(found?.map(({ path }) => path)).toEqual(paths);
    expect(await found?.[0]?.file.text()).toBe('1');
  });

  test('of anything else is none, and neither is a broken one', async () => {
    expect(await unpackSweep(archive({ 'config.json': '{}', 'events.jsonl': '' }))).toBeUndefined();
    expect(await unpackSweep(new File(['PK, and no more'], 'mine.zip'))).toBeUndefined();
  });
});

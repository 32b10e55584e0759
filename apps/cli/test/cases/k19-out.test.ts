import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const train = (...args: readonly string[]): Promise<Result> => runVitrum(['train', '--dataset', 'xor', '--epochs', '1', '--json', ...args], { cwd });

describe('K19: a folder that is not a run’s', () => {
  test.each([
    ['config.json', '{}'],
    ['config.json', '{ "compilerOptions": { "strict": true } }'],
    ['config.json', '{ "network": { "hidden": [4] }, "training": { "epochs": 3 } }'],
    ['config.json', 'not JSON at all'],
    ['model.json', '{ "weights": [1, 2, 3] }'],
    ['checkpoint-12.ckpt', 'PK of another program'],
    ['untrained.json', '{ "dog": true }'],
    ['events.jsonl', '{"time": 1}\n{"time": 2}\n'],
  ])('F084: with a %s of a person’s own, %s, is refused and left as it is', async (name, text) => {
    const folder = `p-${name}-${text.length}`;
    mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, folder, name), text);
    const { stderr, exitCode, stdout } = await train('--out', folder);
    expect(stderr).toBe(`error: ${folder} is no run folder: ${folder}/${name} is there, was not written by a run, and would be overwritten.\n  Give --out a folder of its own, or move that file away.\n`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(readFileSync(join(cwd, folder, name), 'utf8')).toBe(text);
  });

  test('whose configuration is the one that is given is refused, too', async () => {
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'config.json'), '{ "training": { "epochs": 1 } }');
    expect((await train('--config', 'mine/config.json', '--out', 'mine')).stderr).toContain('mine is no run folder');
  });
});

test('a run’s own folder begins anew, and so does one with other things in it', async () => {
  expect((await train('--out', 'run')).exitCode).toBe(0);
  writeFileSync(join(cwd, 'run', 'notes.txt'), 'mine');
  expect((await train('--out', 'run', '--seed', '8')).exitCode).toBe(0);
  expect((await train('--config', 'run/config.json', '--out', 'run')).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'run', 'notes.txt'), 'utf8')).toBe('mine');
});

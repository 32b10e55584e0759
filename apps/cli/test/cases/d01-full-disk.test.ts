import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkpointsIn } from '../support/checkpoints.ts';
import type { Result } from '../support/run-vitrum.ts';
import { runVitrum } from '../support/run-vitrum.ts';
import { spawnVitrum } from '../support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
/** About 17,000 parameters: 200 kB in a checkpoint, and in either model as much. */
const options = [...stripesOptions(plugin), '--architecture', '16,850,3', '--batch-size', '30', '--shuffle', '--optimizer', 'adam', '--learning-rate', '0.001'];

const read = (...path: readonly string[]): string => readFileSync(join(cwd, ...path), 'utf8');
const parametersOf = (folder: string): unknown => (JSON.parse(read(folder, 'model.json')) as { parameters: unknown }).parameters;
const copy = (from: string, to: string): void => cpSync(join(cwd, from), join(cwd, to), { recursive: true });

/** A disk of 900 kB, where this process may mount one; false where it may not. */
function mountSmallDisk(name: string): boolean {
  const folder = join(cwd, name);
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=900k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  afterAll(() => {
    execFileSync('umount', [folder]);
  });
  return true;
}

const isMounted = mountSmallDisk('disk');

interface SmallDisk {
  readonly name: string;
  /** Where the run is that will find no room. */
  readonly folder: string;
  /** Room is left for the first checkpoint of the run, but not for the next. */
  readonly run: (args: readonly string[]) => Promise<Result>;
}

const inDisk: SmallDisk = { name: 'a disk of 900 kB', folder: 'disk/run', run: (args) => spawnVitrum(args, { cwd }) };
/** The system answers a write beyond the limit as a nearly full disk does: it takes a part, and only the next call fails. */
const limited: SmallDisk = {
  name: 'files of at most 100 kB',
  folder: 'limited',
  // POSIX counts blocks of 512 bytes; a bare machine has no other shell.
  run: (args) => spawnVitrum(args, { cwd }, ['sh', '-c', 'ulimit -f 200; exec "$0" "$@"']),
};
const disks = isMounted ? [inDisk, limited] : [limited];
if (!isMounted) console.info('D1: this process may not mount a tmpfs; the limit on the size of files has to do.');

describe.each(disks)('D1: $name that fills up while a run is resumed', ({ folder, run }) => {
  test('ends it with exit code 1, and the checkpoint that was there goes on to the same bytes', async () => {
    await runVitrum(['train', ...options, '--epochs', '3', '--out', 'whole'], { cwd });
    if (!existsSync(join(cwd, 'one'))) await runVitrum(['train', ...options, '--epochs', '1', '--out', 'one'], { cwd });
    copy('one', folder);
    const [first = ''] = checkpointsIn(join(cwd, folder));
    const before = readFileSync(join(cwd, folder, first));

    const { exitCode, stderr, stdout } = await run(['train', '--resume', folder, '--plugin', plugin, '--epochs', '3', '--json']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`note: The run up to the end of epoch 1 is saved in ${folder}.\n  Go on with: vitrum train --resume ${folder} --plugin ${plugin}\n`);
    expect(stderr).toMatch(/error: \S+ cannot be written: (no space is left on the device|EFBIG.*)\.\n/);
    expect(stdout).not.toContain('"event":"done"');
    expect(readFileSync(join(cwd, folder, first))).toEqual(before);
    expect(JSON.parse(read(folder, 'model.json'))).toMatchObject({ format: 'vitrum-model' });
    expect(readdirSync(join(cwd, folder)).toSorted()).toEqual(['checkpoint-0.ckpt', 'checkpoint-10.ckpt', 'config.json', 'events.jsonl', 'model.json', 'untrained.json']);
    for (const line of read(folder, 'events.jsonl').trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('event');

    const copied = `${folder.replace('/', '-')}-copied`;
    copy(folder, copied);
    expect((await runVitrum(['train', '--resume', copied, '--plugin', plugin, '--epochs', '3'], { cwd })).exitCode).toBe(0);
    expect(parametersOf(copied)).toEqual(parametersOf('whole'));
  });
});

test('D1: a new run that finds no room ends with exit code 1 and leaves nothing half done', async () => {
  const { exitCode, stderr } = await limited.run(['train', ...options, '--epochs', '2', '--out', 'new']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/error: new\/\w+\.json cannot be written: /);
  expect(readdirSync(join(cwd, 'new')).filter((name) => name.endsWith('.temporary'))).toEqual([]);
});

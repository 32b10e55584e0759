import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { GivenPaths } from '../src/given-paths.ts';
import { checkUnlocked, lockFile, lockFolder } from '../src/lock/folder-lock.ts';
import { ownIdentity, stateOf, type ProcessIdentity } from '../src/lock/process-identity.ts';
import { RunFolder } from '../src/run/run-folder.ts';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { startVitrum } from './support/spawn-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const own = ownIdentity();
const options = ['--dataset', 'xor', '--architecture', '2,4,2', '--epochs', '1000000'];

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** The number of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'close');
  return child.pid ?? 0;
}

function folderLockedBy(name: string, holder: ProcessIdentity, job?: string): string {
  const folder = join(cwd, name);
  mkdirSync(folder);
  writeFileSync(join(folder, lockFile), JSON.stringify({ process: holder, since: '2026-11-29T11:52:09.000Z', id: 'abc-1', job }));
  return folder;
}

describe('the lock of a folder', () => {
  test('is refused while its process runs, and free afterwards', async () => {
    const folder = join(cwd, 'simple');
    mkdirSync(folder);
    const lock = await lockFolder(folder, 'simple');
    await expect(lockFolder(folder, 'simple')).rejects.toThrow(`The run in simple is being trained by process ${process.pid} since `);
    expect(readdirSync(folder)).toEqual([lockFile]);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    (await lockFolder(folder, 'simple')).release();
  });

  const others: readonly (readonly [string, Partial<ProcessIdentity>, ReturnType<typeof stateOf>])[] = [
    ['this process', {}, 'running'],
    ['another process of the same number, started at another time', { started: 'another time' }, 'ended'],
    ['a process before the machine was started again', { boot: 'another start' }, 'ended'],
    ['a process of another machine', { host: 'elsewhere' }, 'unknown'],
    ['a process of a machine of the same name', { machine: 'another one' }, 'unknown'],
    ['a process of another container', { namespace: 'pid:[1]' }, 'unknown'],
  ];
  test.each(others)('%s', (_, difference, state) => {
    expect(stateOf({ ...own, ...difference })).toBe(state);
  });

  test('a process that has ended', async () => {
    expect(stateOf({ ...own, pid: await endedPid() })).toBe('ended');
  });

  test('of a process that has ended is taken over by one of many that try at the same time', async () => {
    const folder = folderLockedBy('race', { ...own, pid: await endedPid() });
    expect(() => checkUnlocked(folder, 'race')).not.toThrow();
    const tried = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder, 'race')));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([lockFile]);
  });

  test('of a process that ended while it took over another one is taken over too', async () => {
    const ended = { ...own, pid: await endedPid() };
    const folder = folderLockedBy('marker', ended);
    writeFileSync(join(folder, `${lockFile}.abc-1`), JSON.stringify({ process: ended, since: '', id: 'abc-2' }));
    (await lockFolder(folder, 'marker')).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of another machine is left to the user to judge', async () => {
    const folder = folderLockedBy('elsewhere', { ...own, host: 'elsewhere' });
    await expect(lockFolder(folder, 'runs/a')).rejects.toMatchObject({
      code: 'VITRUM_RUN_IN_USE',
      message: expect.stringMatching(/^The run in runs\/a is being trained by process \d+ of another machine or container, "elsewhere", since 2026-11-29 11:52:09 UTC; the folder was last written to at [\d: -]+ UTC\.$/) as unknown,
      hint: expect.stringContaining(`remove ${join('runs/a', lockFile)}`) as unknown,
    });
  });

  test.each([
    ['for a job that the queue gives to this process now', 'elsewhere', 'a-7-4', { job: 'a-7-4' }, true],
    ['for another job', 'elsewhere', 'a-7-1', { job: 'a-7-4', givenUp: 'abc-2' }, false],
    ['for another job that the queue has given up', 'elsewhere', 'a-7-1', { job: 'a-7-4', givenUp: 'abc-1' }, true],
    ['for no job', 'elsewhere', undefined, { job: 'a-7-4' }, false],
    ['for a job that was not asked for', 'elsewhere', 'a-7-4', undefined, false],
    ['of a process that runs here', own.host, 'a-7-4', { job: 'a-7-4', givenUp: 'abc-1' }, false],
  ])('of another machine, %s', async (name, host, of, claim, isTakenOver) => {
    const folder = folderLockedBy(name, { ...own, host }, of);
    const check = expect(() => checkUnlocked(folder, name, claim));
    if (isTakenOver) check.not.toThrow();
    else check.toThrow('is being trained by process');
    const [{ status }] = await Promise.allSettled([lockFolder(folder, name, claim)]);
    expect(status).toBe(isTakenOver ? 'fulfilled' : 'rejected');
  });

  test('that was taken over for its job ends the writing of the process that had it', async () => {
    const folder = new RunFolder('fenced', new GivenPaths(cwd));
    mkdirSync(join(cwd, 'fenced'));
    const lock = await folder.lock({ job: 'a-7-4' });
    await folder.appendEvent('{"event":"start"}');
    writeFileSync(join(cwd, 'fenced', lockFile), JSON.stringify({ process: { ...own, pid: 12, host: 'elsewhere' }, since: '', id: 'abc-9', job: 'a-7-4' }));
    const [code, message] = ['VITRUM_RUN_IN_USE', 'The run in fenced was taken over by process 12 of "elsewhere": the queue has not heard of this worker for too long.'];
    await expect(folder.appendEvent('{"event":"done"}')).rejects.toMatchObject({ code, message });
    await expect(folder.write('model', '{}')).rejects.toMatchObject({ code, message });
    lock?.release();
    expect(readdirSync(join(cwd, 'fenced')).sort()).toEqual(['events.jsonl', lockFile]);
    expect(readFileSync(join(cwd, 'fenced', 'events.jsonl'), 'utf8')).toBe('{"event":"start"}\n');
  });

  test('does not unlock what somebody else has locked since', async () => {
    const folder = join(cwd, 'replaced');
    mkdirSync(folder);
    const lock = await lockFolder(folder, 'replaced');
    writeFileSync(join(folder, lockFile), JSON.stringify({ process: { ...own, host: hostname() }, since: '', id: 'abc-9' }));
    lock.release();
    expect(existsSync(join(folder, lockFile))).toBe(true);
  });
});

describe('two processes and one run folder', () => {
  async function begin(...args: readonly string[]): Promise<ChildProcess> {
    const child = startVitrum(['train', '--json', ...args], { cwd });
    children.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.includes('"event":"epoch"')) break;
    }
    return child;
  }

  test('the second is refused, with --out and with --resume; after kill -9 the run goes on', async () => {
    const first = await begin(...options, '--out', 'run');
    const events = (): number => jsonLines(readFileSync(join(cwd, 'run', 'events.jsonl'), 'utf8').replace(/[^\n]*$/, '')).filter(({ event }) => event === 'start').length;
    for (const args of [[...options, '--out', 'run'], ['--resume', 'run']]) {
      const { exitCode, stderr } = await runVitrum(['train', ...args], { cwd });
      expect(stderr).toMatch(new RegExp(`^error: The run in run is being trained by process ${first.pid} since [\\d-]+ [\\d:]+ UTC\\.\n  Wait for its end, stop it with Ctrl-C or "kill ${first.pid}", or give a new run another folder with --out\\.\n$`));
      expect(exitCode).toBe(1);
    }
    expect(events()).toBe(1);
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(existsSync(join(cwd, 'run', lockFile))).toBe(true);
    const second = await begin('--resume', 'run');
    expect(events()).toBe(2);
    second.kill('SIGINT');
    await once(second, 'close');
    expect(second.exitCode).toBe(130);
    expect(existsSync(join(cwd, 'run', lockFile))).toBe(false);
  });

  test('a folder that is none, and one without a run, say what they said before', async () => {
    mkdirSync(join(cwd, 'empty'));
    for (const folder of ['absent', 'empty']) {
      const { stderr } = await runVitrum(['train', '--resume', folder], { cwd });
      expect(stderr).toContain(`error: The run in ${folder} cannot be resumed: config.json cannot be read, `);
    }
    expect(readdirSync(join(cwd, 'empty'))).toEqual([]);
  });
});

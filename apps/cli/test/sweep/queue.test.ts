import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTrialRecords } from '@vitrum/sweeps';
import { openTrialQueue, serveTrials } from '@vitrum/sweeps-bullmq';
import { certificateFile, hasRedis, startRedis } from '@vitrum/test-support/redis-server';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Interruption, type InterruptionWatch } from '../../src/interruption.ts';
import { lockFile } from '../../src/lock/folder-lock.ts';
import { ownIdentity } from '../../src/lock/process-identity.ts';
import { version } from '../../src/version.ts';
import { beginVitrum, runVitrum, type Result, type RunningVitrum } from '../support/run-vitrum.ts';
import { finish, startVitrum } from '../support/spawn-vitrum.ts';
import { writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const isHere = hasRedis();
const redis = isHere ? await startRedis() : undefined;
const url = redis?.url ?? '';
afterAll(async () => redis?.stop());

/** What a test has opened, which ends with it, also where it fails. */
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (end) => end()));
});

const cwd = temporaryFolder();
const plugin = ['--plugin', writeStripesPlugin(cwd)];

interface Worker extends RunningVitrum {
  end(): Promise<Result>;
}

function startWorker(...args: readonly string[]): Worker {
  const controller = new AbortController();
  const watchForInterruption = (): InterruptionWatch => ({ signal: controller.signal, end: () => undefined });
  const running = beginVitrum(['worker', '--queue', url, ...plugin, '--workers', '2', '--threads', '1', ...args], { cwd }, watchForInterruption);
  const end = async (): Promise<Result> => {
    controller.abort(new Interruption('Interrupted.'));
    return running.result;
  };
  opened.push(end);
  return { ...running, end };
}

interface Elsewhere {
  /** The job that it holds, as locks name it. */
  readonly job: string;
  /** Gives its job up. */
  end(): Promise<void>;
}

/** A worker of another machine that holds a run of a trial. */
async function holdElsewhere(trial: string, epochs: number): Promise<Elsewhere> {
  const [over, queue] = [new AbortController(), await openTrialQueue({ url })];
  let [letGo, begin] = [(): void => undefined, (_job: string): void => undefined];
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const begun = new Promise<string>((resolve) => (begin = resolve));
  const serving = serveTrials({
    url, concurrency: 1, signal: over.signal, refuse: async () => Promise.resolve(undefined), onLeft: () => undefined,
    train: async (_trial, { name }) => {
      begin(name);
      await held;
      return { state: 'failed', reason: 'It is over.' };
    },
  });
  const ended = queue.train({ vitrum: version, trial, seed: 7, seeds: 1, epochs, figure: 'accuracy', config: {}, computing: {} }, () => undefined);
  const end = async (): Promise<void> => {
    over.abort(); // it takes no other one
    letGo();
    await Promise.all([serving, ended]);
    await queue.close();
  };
  opened.push(end);
  return { job: await begun, end };
}

const sweep = (...args: readonly string[]): Promise<Result> => runVitrum(['sweep', 'sweep.json', ...plugin, '--deterministic', '--threads', '1', ...args], { cwd });
writeFileSync(join(cwd, 'sweep.json'), JSON.stringify({
  run: { dataset: { type: 'stripes', limit: 40 }, network: { hidden: [4] }, training: { epochs: 2, validation: 0.25, batchSize: 8 } },
  space: { 'training.learningRate': [0.05, 0.1, 0.2] },
  search: 'grid',
}));

interface Finished {
  readonly trial: string;
  readonly result: string;
}
const finishedIn = (folder: string): readonly Finished[] =>
  parseTrialRecords(readFileSync(join(cwd, folder, 'trials.jsonl'), 'utf8'))
    .flatMap((record) => (record.event === 'finished' ? [{ trial: record.trial, result: `${record.trial} ${record.value} ${record.fingerprint ?? ''}` }] : []))
    .sort((one, other) => (one.result < other.result ? -1 : 1));

/** Leaves what a worker that died on another machine leaves in the folder of a run. */
function lockElsewhere(folder: string, job: string | undefined): string {
  const path = join(cwd, folder, lockFile);
  mkdirSync(join(cwd, folder), { recursive: true });
  writeFileSync(path, JSON.stringify({ process: { ...ownIdentity(), host: 'elsewhere' }, since: '2026-11-29T11:52:09.000Z', id: 'abc-1', job }));
  return path;
}

// There is a Redis in CI: hasRedis() throws otherwise.
describe.runIf(isHere)('vitrum worker', { timeout: 120_000 }, () => {
  test('takes over what a worker of another machine had locked for a job that it has no more, and leaves the rest', async () => {
    await sweep('--out', 'local', '--workers', '2');
    const [first, second, third] = finishedIn('local');
    if (first === undefined || second === undefined || third === undefined) throw new Error('not all are finished');
    const elsewhere = await holdElsewhere(third.trial, 1);
    const [identity] = elsewhere.job.split('/');
    lockElsewhere(join('shared', first.trial, 'seed-7'), `${identity}/${first.trial}-7-2`);
    const foreign = lockElsewhere(join('shared', second.trial, 'seed-7'), undefined);
    lockElsewhere(join('shared', third.trial, 'seed-7'), elsewhere.job);
    const worker = startWorker('--folder', 'shared');
    const queued = sweep('--out', 'queued', '--queue', url);
    for (const { trial } of [second, third]) await expect.poll(worker.told, { timeout: 60_000 }).toContain(`note: trial ${trial}-7-2 is left to another worker: The run in`);
    expect(worker.told()).toContain('is being trained by process');
    expect(worker.told()).toContain('of another machine or container, "elsewhere"');
    expect(worker.told()).not.toContain(first.trial);
    rmSync(foreign); // somebody has seen that nothing runs there
    await elsewhere.end();
    expect((await queued).exitCode).toBe(0);
    expect(finishedIn('queued')).toEqual(finishedIn('local'));
    expect(await worker.end()).toMatchObject({ exitCode: 130 });
    for (const { trial } of [first, second, third]) {
      const [came, made] = ['queued/trials', 'shared'].map((folder) => readFileSync(join(cwd, folder, trial, 'seed-7', 'model.json'), 'utf8'));
      expect(came).toBe(made);
    }
  });

  test('of another version leaves a trial, and says so', async () => {
    const worker = startWorker('--folder', 'other');
    const queue = await openTrialQueue({ url });
    opened.push(() => queue.close());
    const trial = '00000000000000aa';
    void queue.train({ vitrum: '0.0.1', trial, seed: 7, seeds: 1, epochs: 1, figure: 'loss', config: {}, computing: {} }, () => undefined);
    await expect.poll(worker.told, { timeout: 60_000 }).toContain(`note: trial ${trial}-7-1 is left to another worker: it was described by vitrum 0.0.1, and this worker is ${version}`);
  });

  test('reaches a Redis over TLS with a certificate of its own authority, as a user with few rights', async () => {
    const rights = ['--user', 'default', 'off', '--user', 'sweeper', 'on', '>secret', '~bull:*', '&*', '+@all', '-@dangerous', '+info'];
    const secure = await startRedis(rights, { withTls: true });
    opened.push(() => secure.stop());
    const address = secure.url.replace('//', '//sweeper:secret@');
    const child = startVitrum(['worker', '--queue', address, '--folder', 'tls', '--workers', '1'], { cwd, environment: { NODE_EXTRA_CA_CERTS: join(secure.folder, certificateFile) } });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const ended = finish(child);
    await expect.poll(() => told, { timeout: 30_000 }).toContain('Waiting for trials, 1 at a time');
    child.kill('SIGINT');
    const { exitCode, stderr } = await ended;
    expect(exitCode).toBe(130);
    expect(stderr).not.toContain('secret');
  });
});

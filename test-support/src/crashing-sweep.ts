import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '@vitrum/tensor';
import { startRedis } from './redis-server.ts';
import { commandLine, sourceEnvironment, sourceOptions } from './source-program.ts';

/** How much is to go wrong. */
export interface CrashPlan {
  readonly trials: number;
  /** How many epochs a trial has. */
  readonly epochs: number;
  /** How often a worker is ended by `kill -9`, and another one started. */
  readonly kills: number;
  /** True to end Redis in the same way, once. */
  readonly killsRedis: boolean;
  readonly onProgress?: (text: string) => void;
}

/** What came out of a sweep with crashes, and of the same sweep without. */
export interface CrashResult {
  /** Each run that was recorded as finished: trial, seed, epochs, figure, fingerprint of the network. */
  readonly queued: readonly string[];
  readonly local: readonly string[];
  readonly exitCode: number | null;
  readonly kills: number;
}

/** Milliseconds between a trial that ends and a kill, at most. */
const maxPause = 5000;

/** Runs a sweep with two workers behind a Redis, kills them again and again, and runs it once more without a queue. */
export async function crashingSweep({ trials, epochs, kills, killsRedis, onProgress = () => undefined }: CrashPlan): Promise<CrashResult> {
  const cwd = mkdtempSync(join(tmpdir(), 'vitrum-crashes-'));
  const redis = await startRedis();
  const start = (...args: readonly string[]): ChildProcess => spawn(process.execPath, [...sourceOptions, commandLine, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CI: '', ...sourceEnvironment } });
  const startWorker = (): Worker => beginWorker(start('worker', '--queue', redis.url, '--workers', '1', '--threads', '1', '--folder', 'shared', '--stalled-after', '2'));
  writeFileSync(join(cwd, 'sweep.json'), JSON.stringify({
    run: { dataset: { type: 'synthetic-digits', limit: 1000 }, network: { hidden: [32] }, training: { epochs, validation: 0.2, batchSize: 8 } },
    space: { 'training.learningRate': { type: 'log-uniform', minimum: 0.001, maximum: 0.1 } },
    budget: { trials },
  }));
  const workers = [startWorker(), startWorker()];
  const sweep = start('sweep', 'sweep.json', '--out', 'queued', '--deterministic', '--queue', redis.url);
  sweep.stderr?.resume();
  const ended = once(sweep, 'exit');
  const random = createRandom(Date.now()); // other moments every time: what is checked holds for all
  const done = (): number => finishedIn(join(cwd, 'queued')).length;
  const moments = Array.from({ length: kills }, () => random.uniform(0, trials - 2)).sort((one, other) => one - other);
  let killed = 0;
  const isOver = (): boolean => sweep.exitCode !== null || sweep.signalCode !== null;
  try {
    await waitFor(() => done() > 0 || isOver());
    const [from, before] = [performance.now(), done()];
    for (const [kill, moment] of moments.entries()) {
      await waitFor(() => done() >= Math.floor(moment) || isOver());
      const each = (performance.now() - from) / Math.max(1, done() - before);
      await sleep(Math.min(each, maxPause) * (moment % 1)); // while others are trained
      const [victim] = workers.splice(random.integer(workers.length), 1);
      await victim?.ready;
      if (isOver()) break;
      victim?.process.kill('SIGKILL');
      killed++;
      onProgress(`worker ${killed} killed when ${done()} of ${trials} trials were done, ${busyIn(join(cwd, 'shared'))} in training`);
      workers.push(startWorker());
      if (killsRedis && kill === Math.floor(kills / 2)) {
        onProgress(`Redis killed when ${done()} of ${trials} trials were done`);
        await redis.crash();
      }
    }
    await ended;
    const local = start('sweep', 'sweep.json', '--out', 'local', '--deterministic', '--threads', '1');
    local.stderr?.resume();
    await once(local, 'exit');
    return { queued: finishedIn(join(cwd, 'queued')), local: finishedIn(join(cwd, 'local')), exitCode: sweep.exitCode, kills: killed };
  } finally {
    await Promise.all(workers.map(async (worker) => {
      const over = once(worker.process, 'exit');
      worker.process.kill('SIGKILL');
      await over;
    }));
    await redis.stop();
    await sleep(500); // trial workers end by themselves when nobody talks to them
    rmSync(cwd, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

interface Worker {
  readonly process: ChildProcess;
  /** Settles when it waits for trials. */
  readonly ready: Promise<void>;
}

function beginWorker(process: ChildProcess): Worker {
  const ready = new Promise<void>((resolve) => {
    let told = '';
    process.stderr?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes('Waiting for trials')) resolve();
    });
    process.once('exit', () => resolve());
  });
  return { process, ready };
}

/** Runs that a process has locked. */
const busyIn = (folder: string): number => globSync('*/seed-*/run.lock', { cwd: folder }).length;

async function waitFor(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(100);
}

function finishedIn(folder: string): readonly string[] {
  const path = join(folder, 'trials.jsonl');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''; // not begun yet
  return text.split('\n').flatMap((line) => {
    const { event, trial, seed, epochs, value, fingerprint } = recordOf(line);
    return event === 'finished' ? [[trial, seed, epochs, value, fingerprint].map(String).join(' ')] : [];
  }).sort();
}

function recordOf(line: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>; // a line of the program's own
  } catch {
    return {}; // it is being written
  }
}

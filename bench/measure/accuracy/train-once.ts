import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import { paths } from '../../src/paths.ts';
import type { Recipe, Trial } from './recipe.ts';

/** How often the peak of the memory is read, in milliseconds: it only grows, so the last reading is what counts. */
const readEvery = 500;

/**
 * Runs `vitrum train` as it is shipped, in a process of its own.
 *
 * @throws Error with the command's standard error if it fails
 */
export async function trainOnce({ recipe }: Recipe, seed: number, say: (line: string) => void): Promise<Trial> {
  const out = await mkdtemp(join(tmpdir(), 'vitrum-accuracy-'));
  try {
    const args = [paths.cli, 'train', '--json', '--config', `recipe:${recipe}`, '--seed', String(seed), '--out', join(out, 'run')];
    const child = spawn(process.execPath, args, { cwd: out, stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const closed = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    let peakMemory: number | null = null;
    const timer = setInterval(() => {
      void readPeak(child.pid).then((peak) => (peakMemory = peak ?? peakMemory));
    }, readEvery);
    let [parameters, accuracy, seconds] = [NaN, NaN, NaN];
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        const record: unknown = JSON.parse(line);
        if (!isRecord(record)) continue;
        if (record['event'] === 'start' && isFiniteNumber(record['parameters'])) parameters = record['parameters'];
        if (record['event'] === 'epoch') say(`epoch ${String(record['epoch'])}: test ${String(record['testAccuracy'])} %, ${String(record['seconds'])} s`);
        if (record['event'] !== 'done') continue;
        [accuracy, seconds] = [Number(record['testAccuracy']), Number(record['seconds'])];
      }
      const exitCode = await closed;
      if (exitCode !== 0) throw new Error(`vitrum train --config recipe:${recipe} ended with ${String(exitCode)}:\n${complaint}`);
    } finally {
      clearInterval(timer);
    }
    return { seed, accuracy, seconds, parameters, peakMemory };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Megabytes, from Linux's account of the process. */
async function readPeak(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1000);
}

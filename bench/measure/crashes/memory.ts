import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean } from 'simple-statistics';
import type { Outcome } from './trials.ts';
import { startVitrum } from './vitrum-process.ts';

/** Every option of training that keeps something from one step or epoch to the next. */
const config = {
  dataset: { type: 'synthetic-digits', train: 4000, test: 60 },
  network: {
    inputShape: [28, 28],
    layers: [
      { type: 'flatten' },
      { type: 'dense', units: 32, activation: 'relu' },
      { type: 'batch-norm' },
      { type: 'dropout', rate: 0.2 },
      { type: 'dense', units: 10, activation: 'softmax' },
    ],
  },
  training: {
    ...{ loss: 'smoothed-cross-entropy', optimizer: 'adamw', learningRate: 0.002, batchSize: 32 },
    schedule: { type: 'warmup', then: 'cosine' },
    ...{ augmentation: [{ type: 'rotate', degrees: 10 }, 'shift'], classWeights: 'balanced', validation: 0.1, keepBest: 'loss' },
    callbacks: [{ type: 'early-stopping', patience: 1000 }],
    ...{ clipNorm: 5, clipValue: 1, accumulate: 2, l1: 1e-6, l2: 1e-5, averaging: 'ema:decay=0.99' },
  },
};

/** What is no longer needed is collected soon: otherwise the heap grows with what Node has not looked at yet. */
const smallHeap = ['--max-semi-space-size=1', '--max-old-space-size=64'];

/** Bytes by which a process may have grown. */
const tolerance = 8 * 2 ** 20;

/** The memory of a process over the epochs of a run with every option on: that of its last fifth is that of its second one. */
export async function tryMemory(cwd: string, epochs: number): Promise<Outcome> {
  writeFileSync(join(cwd, 'all.json'), JSON.stringify({ ...config, training: { ...config.training, epochs } }));
  const run = startVitrum(['train', '--config', 'all.json', '--out', 'all', '--checkpoint-every', '25', '--json'], cwd, [], smallHeap);
  const sizes: number[] = [];
  await run.seen('"done"', (line) => {
    if (line.includes('"event":"epoch"')) sizes.push(residentSize(run.child.pid));
  });
  const { exitCode, stderr } = await run.ended;
  const what = `memory over ${epochs} epochs`;
  if (exitCode !== 0) return { what, hits: 1, late: 0, faults: [`it ended with exit code ${exitCode}: ${stderr.trim()}`], note: '' };
  const known = sizes.filter((size) => size > 0);
  if (known.length < epochs / 2) return { what, hits: 0, late: 0, faults: [], note: 'left out: this system has no /proc' };
  const fifth = Math.floor(known.length / 5);
  const [before, after] = [mean(known.slice(fifth, 2 * fifth)), mean(known.slice(-fifth))];
  const note = `${megabytes(before)} in the second fifth, ${megabytes(after)} in the last`;
  return { what, hits: 1, late: 0, faults: after - before > tolerance ? [`it grows: ${note}`] : [], note };
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** 0 where it cannot be had. */
function residentSize(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return 1024 * Number(kilobytes ?? 0);
  } catch {
    return 0;
  }
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RandomGenerator } from '@vitrum/core';
import { runVitrum, startVitrum, type Ended, type VitrumProcess } from './vitrum-process.ts';

/** A run with all that has a state or draws at random, on data that are computed. */
const config = {
  dataset: { type: 'synthetic-digits', train: 600, test: 60 },
  network: {
    inputShape: [28, 28],
    layers: [
      { type: 'flatten' },
      { type: 'dense', units: 48, activation: 'relu' },
      { type: 'batch-norm' },
      { type: 'dropout', rate: 0.2 },
      { type: 'dense', units: 10, activation: 'softmax' },
    ],
  },
  training: {
    ...{ loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.002, batchSize: 64, shuffle: true, seed: 3 },
    schedule: { type: 'warmup', epochs: 1.5, then: 'cosine' },
    augmentation: [{ type: 'rotate', degrees: 10 }, 'shift'],
  },
};

/** A checkpoint so often that a crash often comes within one. */
const often = ['--checkpoint-every', '3', '--json'];

/** The uninterrupted run, and what is compared with it. */
export interface WholeRun {
  readonly cwd: string;
  readonly model: Buffer;
  /** Milliseconds from its first record to its end. */
  readonly duration: number;
  /** Draws the moments. */
  readonly random: RandomGenerator;
}

/** Trains without an interruption, in a folder of its own. */
export async function trainWhole(cwd: string, epochs: number, random: RandomGenerator): Promise<WholeRun> {
  writeFileSync(join(cwd, 'config.json'), JSON.stringify({ ...config, training: { ...config.training, epochs } }));
  const whole = begin(cwd, 'whole');
  await whole.seen('"start"');
  const startedAt = performance.now();
  const { exitCode, stderr } = await whole.ended;
  if (exitCode !== 0) throw new Error(`The uninterrupted run failed: ${stderr}`);
  return { cwd, model: modelOf(cwd, 'whole'), duration: performance.now() - startedAt, random };
}

/** Begins the same run in another folder. */
export function begin(cwd: string, folder: string, before: readonly string[] = []): VitrumProcess {
  return startVitrum(['train', '--config', 'config.json', '--out', folder, ...often], cwd, before);
}

/** Begins the same run, and returns at a random moment of it. */
export async function beginUntilMoment({ cwd, duration, random }: WholeRun, folder: string): Promise<VitrumProcess> {
  const run = begin(cwd, folder);
  await run.seen('"start"');
  await setTimeout(random.uniform(0, duration));
  return run;
}

/** Resumes a run to its end. */
export function resume(cwd: string, folder: string, before: readonly string[] = []): Promise<Ended> {
  return runVitrum(['train', '--resume', folder, ...often], cwd, before);
}

const modelOf = (cwd: string, folder: string): Buffer => readFileSync(join(cwd, folder, 'model.json'));

/** Why a resumed run is not what the uninterrupted one is; undefined if it is. */
export function findDifference(whole: WholeRun, folder: string, { exitCode, stderr }: Ended): string | undefined {
  if (exitCode !== 0) return `${folder}: resumed with exit code ${exitCode}: ${stderr.trim()}`;
  if (!modelOf(whole.cwd, folder).equals(whole.model)) return `${folder}: another model`;
  const left = readdirSync(join(whole.cwd, folder)).filter((name) => name.endsWith('.temporary'));
  if (left.length > 0) return `${folder}: ${left.join()} is left`;
  const epochs = eventsOf(whole.cwd, folder).flatMap(({ event, epoch }) => (event === 'epoch' ? [epoch] : []));
  const expected = eventsOf(whole.cwd, 'whole').flatMap(({ event, epoch }) => (event === 'epoch' ? [epoch] : []));
  if (JSON.stringify(epochs) !== JSON.stringify(expected)) return `${folder}: events.jsonl has the epochs ${epochs.join()}`;
  return undefined;
}

interface Line {
  readonly event: string;
  readonly epoch?: number;
}

function eventsOf(cwd: string, folder: string): readonly Line[] {
  const text = readFileSync(join(cwd, folder, 'events.jsonl'), 'utf8');
  return text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line); // what vitrum has just written
}

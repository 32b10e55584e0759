// What sweeps find and what they cost, with MNIST in VITRUM_DATA_DIR or installed: npm run measure:sweeps -- [--only default,random,halving,workers,queue,local]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commandLine, sourceOptions } from '@vitrum/test-support/source-program';
import { measureQueue } from './measure-queue.ts';

const cwd = mkdtempSync(join(tmpdir(), 'vitrum-sweeps-'));

/** 5,000 digits and the default of everything else, of which a tenth is held out to compare trials. */
const dataset = { type: 'mnist', limit: 5000 };
const digits = {
  run: { dataset, training: { epochs: 9, validation: 0.1 } },
  space: {
    'network.type': ['mlp', 'cnn-small'],
    'training.learningRate': { type: 'log-uniform', minimum: 0.0005, maximum: 0.02 },
    'training.batchSize': [16, 32, 64],
    'training.optimizer': ['adam', 'momentum', 'sgd'],
  },
  budget: { trials: 40 },
};
/** Trials that take about as long as each other. */
const alike = { run: { dataset, network: 'cnn-small', training: { epochs: 4, validation: 0.1, batchSize: 32, optimizer: 'adam' } }, space: { 'training.learningRate': digits.space['training.learningRate'] }, budget: { trials: 16 } };
const tiny = { run: { dataset: 'xor', network: { hidden: [2] }, training: { epochs: 1 } }, space: { 'training.learningRate': { type: 'uniform', minimum: 0.01, maximum: 1 } }, budget: { trials: 100 } };

type Line = Readonly<Record<string, unknown>>;
interface Swept {
  readonly epochs: number;
  readonly best: { readonly value: number; readonly trial: string };
  readonly records: readonly Line[];
  /** From the first suggestion to the last figure. */
  readonly seconds: number;
  readonly folder: string;
}

const linesOf = (path: string): readonly Line[] => readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Line); // the program's own
const testOf = (run: string): string => `${Number(linesOf(join(run, 'events.jsonl')).findLast(({ event }) => event === 'done')?.['testAccuracy']).toFixed(2)} %`;

function vitrum(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [...sourceOptions, commandLine, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`vitrum ${args.join(' ')} ended with ${status}: ${stderr}`);
}

function sweep(name: string, description: object, ...options: readonly string[]): Swept {
  const folder = join(cwd, name);
  writeFileSync(join(cwd, `${name}.json`), JSON.stringify(description));
  vitrum('sweep', `${name}.json`, '--out', name, '--threads', '1', ...options);
  const records = linesOf(join(folder, 'trials.jsonl'));
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as Pick<Swept, 'epochs' | 'best'>; // the program's own
  return { ...summary, records, seconds: Number(records.at(-1)?.['elapsed']) - Number(records[0]?.['elapsed']), folder };
}

const describeBest = ({ best, folder, epochs, seconds }: Swept): string =>
  `${best.value.toFixed(2)} % of the held-out digits, ${testOf(join(folder, 'trials', best.trial, 'seed-7'))} of the test set, ${epochs} epochs in ${seconds.toFixed(0)} s`;

let searched: Swept | undefined;
const random = (): Swept => (searched ??= sweep('random', digits, '--workers', '2'));

const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  default: () => {
    vitrum('train', '--dataset', 'mnist', '--limit', '5000', '--out', 'default', '--threads', '1');
    console.log(`the default network and epochs on 5,000 digits: ${testOf(join(cwd, 'default'))} of the test set`);
  },
  random: () => {
    const found = random();
    console.log(`random search, ${digits.budget.trials} trials: ${describeBest(found)}`);
  },
  halving: () => {
    const found = sweep('halving', { ...digits, halving: { factor: 3 } }, '--workers', '2');
    console.log(`halving (ASHA): ${describeBest(found)}`);
    console.log(`  ${((100 * found.epochs) / random().epochs).toFixed(0)} % of the epochs, ${(found.best.value - random().best.value).toFixed(2)} points from the best of random search`);
  },
  workers: () => {
    const [one, two] = ['1', '2'].map((workers) => (alike.budget.trials / sweep(`workers-${workers}`, alike, '--workers', workers).seconds) * 3600);
    console.log(`trials an hour: ${one?.toFixed(0)} with one worker, ${two?.toFixed(0)} with two: ${(Number(two) / Number(one)).toFixed(2)} ×`);
  },
  queue: async () => {
    const { trials, training, overhead } = await measureQueue();
    console.log(`${trials} trials of ${training.toFixed(1)} ms through Redis, one after the other: ${overhead.toFixed(2)} ms besides, each`);
  },
  local: () => {
    const { records, seconds } = sweep('local', tiny, '--workers', '1');
    const training = records.reduce((sum, { event, seconds: each }) => sum + (event === 'finished' ? Number(each) : 0), 0);
    const [each, besides] = [training, seconds - training].map((time) => ((time * 1000) / tiny.budget.trials).toFixed(1));
    console.log(`${tiny.budget.trials} trials of ${each} ms in a local worker: ${besides} ms besides, each: its files, and the start of the worker`);
  },
};

const { only = Object.keys(parts).join(',') } = parseArgs({ options: { only: { type: 'string' } } }).values;
try {
  for (const name of only.split(',')) {
    const part = parts[name];
    if (part === undefined) throw new Error(`--only ${name}: there are ${Object.keys(parts).join(', ')}`);
    await part();
  }
} finally {
  rmSync(cwd, { recursive: true, force: true });
}

// What sweeps find and what they cost, with MNIST in VITRUM_DATA_DIR or installed: npm run measure:sweeps
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));
const nodeOptions = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', '--conditions=@vitrum/source'];
const cwd = mkdtempSync(join(tmpdir(), 'vitrum-sweeps-'));

/** 5,000 digits, of which a tenth is held out to compare trials. */
const digits = {
  run: { dataset: { type: 'mnist', limit: 5000 }, network: { hidden: [64, 32], activation: 'relu', outputActivation: 'softmax', initializer: 'he-normal' }, training: { epochs: 27, validation: 0.1, loss: 'categorical-cross-entropy', shuffle: true } },
  space: {
    'training.learningRate': { type: 'log-uniform', minimum: 0.0003, maximum: 0.03 },
    'training.batchSize': [8, 16, 32, 64],
    'network.hidden': [[64], [128], [128, 64], [256, 128]],
    'training.optimizer': ['adam', 'nadam', 'momentum'],
  },
  budget: { trials: 40 },
};
const tiny = { run: { dataset: 'xor', network: { hidden: [2] }, training: { epochs: 1 } }, space: { 'training.learningRate': { type: 'uniform', minimum: 0.01, maximum: 1 } }, budget: { trials: 200 } };

interface Summary {
  readonly epochs: number;
  readonly best: { readonly value: number; readonly trial: string };
  /** Of the whole program. */
  readonly seconds: number;
  readonly folder: string;
}

function sweep(name: string, description: object, ...options: readonly string[]): Summary {
  writeFileSync(join(cwd, `${name}.json`), JSON.stringify(description));
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [...nodeOptions, main, 'sweep', `${name}.json`, '--out', name, '--threads', '1', ...options], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`the sweep ${name} ended with ${status}`);
  const summary = JSON.parse(readFileSync(join(cwd, name, 'summary.json'), 'utf8')) as Omit<Summary, 'seconds' | 'folder'>; // of the program's own
  return { ...summary, seconds: (performance.now() - began) / 1000, folder: join(cwd, name) };
}

/** Seconds of training in all runs of a sweep. */
const trainingIn = ({ folder }: Summary): number =>
  readFileSync(join(folder, 'trials.jsonl'), 'utf8').split('\n').reduce((sum, line) => sum + Number(/"event":"finished".*"seconds":([\d.]+)/.exec(line)?.[1] ?? 0), 0);

try {
  const one = sweep('one-worker', tiny, '--workers', '1');
  const overhead = ((one.seconds - trainingIn(one)) * 1000) / tiny.budget.trials;
  console.log(`a trial of ${((trainingIn(one) * 1000) / tiny.budget.trials).toFixed(1)} ms with one worker: ${overhead.toFixed(1)} ms besides, its files and the start of the program included`);
  const random = sweep('random', digits, '--workers', '2');
  console.log(`random search, ${digits.budget.trials} trials: ${random.best.value} % of the held-out digits, ${random.epochs} epochs, ${random.seconds.toFixed(0)} s with two workers`);
  const alone = sweep('alone', digits, '--workers', '1');
  console.log(`two workers: ${(alone.seconds / random.seconds).toFixed(2)} × one`);
  const halving = sweep('halving', { ...digits, halving: { factor: 3 } }, '--workers', '2');
  console.log(`halving: ${halving.best.value} %, ${((100 * halving.epochs) / random.epochs).toFixed(0)} % of the epochs`);
} finally {
  rmSync(cwd, { recursive: true, force: true });
}

import { nodeCommand } from '../process/node-command.ts';
import { oneEpochOf, wholeEpochs } from './effort.ts';
import type { Engine } from './engine.ts';

const train = nodeCommand('train.ts');
const everyWorkload = {
  'seed-batch-1': { full: wholeEpochs(5), quick: wholeEpochs(3) },
  'seed-batch-32': { full: wholeEpochs(5), quick: wholeEpochs(3) },
  'wide-batch-128': { full: wholeEpochs(3), quick: wholeEpochs(1) },
  'cnn-batch-128': { full: wholeEpochs(3), quick: wholeEpochs(2) },
} as const;

export const wasmOneThread: Engine = {
  name: 'vitrum wasm, 1 thread',
  isPeer: false,
  command: train,
  options: { backend: { name: 'wasm', threads: 1 } },
  efforts: everyWorkload,
};

export const wasmTwoThreads: Engine = {
  name: 'vitrum wasm, 2 threads',
  isPeer: false,
  command: train,
  options: { backend: { name: 'wasm', threads: 2 } },
  efforts: everyWorkload,
};

const wasmDeterministic: Engine = {
  name: 'vitrum wasm, 1 thread, deterministic',
  isPeer: false,
  command: train,
  options: { backend: { name: 'wasm', threads: 1, deterministic: true } },
  efforts: everyWorkload,
};

const referenceEngine: Engine = {
  name: 'vitrum reference',
  isPeer: false,
  command: train,
  options: { backend: { name: 'reference' } },
  efforts: {
    'seed-batch-1': { full: oneEpochOf(12_000), quick: oneEpochOf(3000) },
    'seed-batch-32': { full: oneEpochOf(12_000), quick: oneEpochOf(3200) },
    'wide-batch-128': { full: oneEpochOf(2560), quick: oneEpochOf(640) },
    'cnn-batch-128': { full: oneEpochOf(640), quick: oneEpochOf(128) },
  },
};

export const vitrumEngines: readonly Engine[] = [wasmOneThread, wasmTwoThreads, wasmDeterministic, referenceEngine];

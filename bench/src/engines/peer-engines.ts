import { join } from 'node:path';
import { paths } from '../paths.ts';
import type { Command } from '../process/process-runner.ts';
import { oneEpochOf, oneStepOf, wholeEpochs } from './effort.ts';
import type { Engine } from './engine.ts';
import { nativeEnvironment } from './native-environment.ts';

const native = { environment: nativeEnvironment } as const;
const node = (file: string): Command => ({ program: process.execPath, args: [join(paths.peers, file)] });
const python = (interpreter: string, file: string): Command => ({ ...native, program: interpreter, args: [join(paths.peers, file)] });

/** The seed network in C, for this workload only. */
export const handWritten: Engine = {
  name: 'hand-written C, skipping zero pixels',
  isPeer: true,
  command: { ...node('hand-written.mjs'), ...native },
  efforts: { 'seed-batch-1': { full: wholeEpochs(5), quick: wholeEpochs(3) } },
};

/** Batch size 1. */
export function numpyEngine(interpreter: string): Engine {
  return {
    name: "NumPy, sample by sample",
    isPeer: true,
    command: python(interpreter, 'numpy_samples.py'),
    efforts: { 'seed-batch-1': { full: oneEpochOf(60_000), quick: oneEpochOf(6000) } },
  };
}

const torchThreads = [
  { label: '1 thread', options: { threads: 1, productThreads: 1 } },
  { label: '2 threads', options: { threads: 2, productThreads: 2 } },
  { label: '2 threads in products', options: { threads: 1, productThreads: 2 } },
] as const;

/** PyTorch with each useful number of threads on two cores; the best is determined by the run. */
export function torchEngines(interpreter: string): readonly Engine[] {
  return torchThreads.map(({ label, options }, index) => ({
    name: `PyTorch, ${label}`,
    isPeer: true,
    command: python(interpreter, 'pytorch.py'),
    options,
    efforts: {
      // Threads never paid off for the small products of a single sample.
      ...(index < 2 && { 'seed-batch-1': { full: oneEpochOf(30_000), ...(index === 0 && { quick: oneEpochOf(3000) }) } }),
      'seed-batch-32': { full: oneEpochOf(60_000), quick: oneEpochOf(30_000) },
      'wide-batch-128': { full: oneEpochOf(60_000), quick: oneEpochOf(6400) },
      'cnn-batch-128': { full: oneEpochOf(6400), quick: oneEpochOf(1280) },
    },
  }));
}

/** The JavaScript engines in `bench/peers`. */
export const npmEngines: readonly Engine[] = [
  {
    name: 'TensorFlow.js wasm (SIMD), 1 thread',
    isPeer: true,
    command: node('tensorflow.mjs'),
    options: { backend: 'wasm' },
    efforts: {
      'seed-batch-1': { full: oneEpochOf(1500), quick: oneEpochOf(300) },
      'seed-batch-32': { full: oneEpochOf(12_000), quick: oneEpochOf(3200) },
      'wide-batch-128': { full: oneEpochOf(2560), quick: oneEpochOf(640) },
    },
  },
  {
    name: 'TensorFlow.js cpu',
    isPeer: true,
    command: node('tensorflow.mjs'),
    options: { backend: 'cpu' },
    efforts: {
      'seed-batch-1': { full: oneEpochOf(1500), quick: oneEpochOf(300) },
      'seed-batch-32': { full: oneEpochOf(6400), quick: oneEpochOf(1600) },
      'wide-batch-128': { full: oneEpochOf(1280), quick: oneEpochOf(256) },
      'cnn-batch-128': { full: oneStepOf(32), quick: oneStepOf(16) },
    },
  },
  {
    name: 'jax-js wasm, 1 thread',
    isPeer: true,
    command: node('jax.mjs'),
    efforts: {
      'seed-batch-1': { full: oneEpochOf(1500), quick: oneEpochOf(300) },
      'seed-batch-32': { full: oneEpochOf(12_800), quick: oneEpochOf(3200) },
      'wide-batch-128': { full: oneEpochOf(5120), quick: oneEpochOf(640) },
      'cnn-batch-128': { full: oneStepOf(128), quick: oneStepOf(32) },
    },
  },
  {
    name: 'brain.js',
    isPeer: true,
    command: node('brain.mjs'),
    efforts: { 'seed-batch-1': { full: oneEpochOf(12_000), quick: oneEpochOf(3000) } },
  },
  {
    name: 'ml-fnn',
    isPeer: true,
    command: node('ml-fnn.mjs'),
    efforts: { 'seed-batch-1': { full: oneEpochOf(12_000), quick: oneEpochOf(3000) } },
  },
  {
    name: 'ConvNetJS',
    isPeer: true,
    command: node('convnet.mjs'),
    efforts: { 'seed-batch-1': { full: oneEpochOf(6000), quick: oneEpochOf(1500) } },
  },
  {
    name: 'synaptic',
    isPeer: true,
    command: node('synaptic.mjs'),
    efforts: { 'seed-batch-1': { full: oneEpochOf(600) } },
  },
];

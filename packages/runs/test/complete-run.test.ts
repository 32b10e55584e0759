import type { Dataset } from '@vitrum/core';
import { completeRun, openRun, runOf, type RunConfig } from '@vitrum/runs';
import { describeFitted, settingsFor } from '@vitrum/runs/internal';
import { referenceBackend } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';
import { registry } from './support.ts';

const dataset = (fields: Partial<Dataset>): Dataset => ({
  name: 'x',
  size: 60,
  inputShape: [4],
  targetSize: 3,
  readInput: (_, target, offset) => void target.fill(1, offset, offset + 4),
  readTarget: () => undefined,
  ...fields,
});
/** What the command line tells of the settings that follow from the data. */
const toldOf = (config: RunConfig, train: Dataset): string =>
  describeFitted(completeRun(registry, config, dataOf(train)), config, settingsFor(registry, config, train));
const dataOf = (train: Dataset) => ({ dataset: { type: 'other' }, data: { train, test: train } });

describe('completeRun', () => {
  // 50,000 samples in all make 834 epochs of 60, more than the most; 60 / 30 = 2 samples a step.
  const cases: readonly (readonly [RunConfig, string])[] = [
    [
      {},
      '4-32-16-3, tanh, softmax at the end, glorot-uniform, categorical-cross-entropy, adam, learning rate 0.01, cosine, batch size 2, 400 epochs, shuffled',
    ],
    [
      { network: { hidden: [5], activation: 'relu' }, training: { epochs: 2, shuffle: false, optimizer: 'adam', batchSize: 6 } },
      '4-5-3, softmax at the end, glorot-uniform, categorical-cross-entropy, learning rate 0.001, cosine',
    ],
  ];
  test.each(cases)('tells what the data decide of %j', (config, fitted) => {
    expect(toldOf(config, dataset({}))).toBe(fitted);
  });

  test('writes residual blocks out: a record holds layers', () => {
    const layers = [{ type: 'residual', layers: [{ type: 'dense', units: 4 }], activation: 'relu' }, { type: 'dense', units: 3 }];
    const run = completeRun(registry, { network: { inputShape: [4], layers } }, dataOf(dataset({})));
    expect(run.network.layers.map(({ type }) => type)).toEqual(['dense', 'add', 'activation', 'dense']);
  });

  test('names the dataset that the data came from', () => {
    const run = completeRun(registry, { dataset: { type: 'mnist' } }, dataOf(dataset({})));
    expect(run.dataset).toEqual({ type: 'other' });
    expect(run.network.inputShape).toEqual([4]);
    expect(run.training).toMatchObject({ seed: 7, epochs: 400 });
  });

  test('has the default settings for digits, without a word', () => {
    const digits = dataset({ inputShape: [28, 28], targetSize: 10, hasRandomOrder: true });
    expect(completeRun(registry, {}, dataOf(digits))).toEqual({ ...runOf({}), dataset: { type: 'other' } });
    expect(toldOf({}, digits)).toBe('');
  });
});

describe('openRun', () => {
  const run = runOf({ network: { architecture: [3, 2] } });
  const data = dataOf(dataset({ inputShape: [3], targetSize: 2 }));

  test('gives the same numbers for the same seed', () => {
    const [first, second, third] = [1, 1, 2].map((seed) =>
      openRun(registry, { ...run, training: { ...run.training, seed } }, data, referenceBackend).network.parameters.map(({ value }) => [...value.data]),
    );
    expect(first).toEqual(second);
    expect(first).not.toEqual(third);
  });

  test('says so where a network does not fit into memory', () => {
    const backend = {
      ...referenceBackend,
      memory: {
        ...referenceBackend.memory,
        allocate: () => {
          throw new RangeError('Array buffer allocation failed');
        },
      },
    };
    expect(() => openRun(registry, run, data, backend)).toThrow(
      expect.objectContaining({ code: 'VITRUM_INVALID_CONFIG', message: 'The network does not fit into memory: Array buffer allocation failed.' }),
    );
  });
});

import { createRegistry, definePlugin, VitrumError, type Dataset, type DatasetDefinition } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { loadTrainingData } from '../../src/run/load-training-data.ts';
import { fakeHost } from '../support/fake-host.ts';

const digits: Dataset = { name: 'synthetic-digits', size: 9, inputShape: [4], targetSize: 2, readInput: () => undefined, readTarget: () => undefined };
const synthetic: DatasetDefinition = { name: 'synthetic-digits', license: 'MIT', load: () => Promise.resolve({ train: digits, test: digits }) };
const failing = (code: 'VITRUM_DATASET_NOT_FOUND' | 'VITRUM_CHECKSUM_MISMATCH'): DatasetDefinition => ({
  name: 'mnist',
  license: 'none',
  load: () => Promise.reject(new VitrumError({ code, message: 'MNIST is nowhere.', hint: 'Look elsewhere.' })),
});
const registryOf = (...datasets: readonly DatasetDefinition[]) => createRegistry([definePlugin({ name: 'tests', version: '1.0.0', datasets })]);

const run = (isDatasetNamed: boolean) => ({ dataset: { type: 'mnist', limit: 5 }, parts: { limit: 5 }, isDatasetNamed });
const { signal } = new AbortController();

describe('loadTrainingData', () => {
  test('takes the embedded dataset, after two lines, where nobody named one and MNIST cannot be had', async () => {
    const host = fakeHost();
    const registry = registryOf(failing('VITRUM_DATASET_NOT_FOUND'), synthetic);
    const { data, dataset } = await loadTrainingData(registry, run(false), {}, host, signal);
    expect(host.said()).toBe('note: MNIST is nowhere.\n  Training on the embedded dataset "synthetic-digits" instead.\n');
    expect(dataset).toEqual({ type: 'synthetic-digits', limit: 5 });
    expect([data.train.size, data.test.size]).toEqual([5, 9]);
  });

  test.each([
    ['the dataset was named', true, registryOf(failing('VITRUM_DATASET_NOT_FOUND'), synthetic)],
    ['the files are there and damaged', false, registryOf(failing('VITRUM_CHECKSUM_MISMATCH'), synthetic)],
    ['there is no embedded dataset', false, registryOf(failing('VITRUM_DATASET_NOT_FOUND'))],
  ])('throws what the dataset throws where %s', async (_, isNamed, registry) => {
    const host = fakeHost();
    await expect(loadTrainingData(registry, run(isNamed), {}, host, signal)).rejects.toThrow('MNIST is nowhere.');
    expect(host.said()).toBe('');
  });
});

import { createRegistry, definePlugin, VitrumError, type Dataset, type DatasetDefinition } from '@vitrum/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadTrainingData } from '../../src/run/load-training-data.ts';

const digits: Dataset = { name: 'synthetic-digits', size: 9, inputShape: [4], targetSize: 2, readInput: () => undefined, readTarget: () => undefined };
const synthetic: DatasetDefinition = { name: 'synthetic-digits', license: 'MIT', load: () => Promise.resolve({ train: digits, test: digits }) };
const failing = (code: 'VITRUM_DATASET_NOT_FOUND' | 'VITRUM_CHECKSUM_MISMATCH'): DatasetDefinition => ({
  name: 'mnist',
  license: 'none',
  load: () => Promise.reject(new VitrumError({ code, message: 'MNIST is nowhere.', hint: 'Look elsewhere.' })),
});
const registryOf = (...datasets: readonly DatasetDefinition[]) => createRegistry([definePlugin({ name: 'tests', version: '1.0.0', datasets })]);

const run = (isDatasetNamed: boolean) => ({ dataset: { type: 'mnist', limit: 5 }, isDatasetNamed });
const { signal } = new AbortController();

const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
afterEach(() => {
  said.mockClear();
});

describe('loadTrainingData', () => {
  test('takes the embedded dataset, after two lines, where nobody named one and MNIST cannot be had', async () => {
    const registry = registryOf(failing('VITRUM_DATASET_NOT_FOUND'), synthetic);
    const { data, dataset } = await loadTrainingData(run(false), registry, {}, signal);
    expect(said.mock.calls).toEqual([
      ['note: MNIST is nowhere.\n  Training on the embedded dataset "synthetic-digits" instead.\n'],
    ]);
    expect(dataset).toEqual({ type: 'synthetic-digits', limit: 5 });
    expect([data.train.size, data.test.size]).toEqual([5, 9]);
  });

  test.each([
    ['the dataset was named', true, registryOf(failing('VITRUM_DATASET_NOT_FOUND'), synthetic)],
    ['the files are there and damaged', false, registryOf(failing('VITRUM_CHECKSUM_MISMATCH'), synthetic)],
    ['there is no embedded dataset', false, registryOf(failing('VITRUM_DATASET_NOT_FOUND'))],
  ])('throws what the dataset throws where %s', async (_, isNamed, registry) => {
    await expect(loadTrainingData(run(isNamed), registry, {}, signal)).rejects.toThrow('MNIST is nowhere.');
    expect(said).not.toHaveBeenCalled();
  });
});

import type { RunConfig } from '@vitrum/runs';
import { checkRunConfig } from '@vitrum/runs/internal';
import { referenceBackend } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { registry } from './support.ts';

const layers = (...types: readonly string[]): NonNullable<RunConfig['network']> => ({ inputShape: [4], layers: types.map((type) => ({ type, units: 3 })) });

test.each<[RunConfig, string, string]>([
  [{ dataset: { type: 'mnits' } }, 'VITRUM_UNKNOWN_NAME', 'There is no dataset called "mnits".'],
  [{ dataset: { type: 'two-moons', samples: -1 } }, 'VITRUM_INVALID_OPTION', 'samples must be'],
  [{ training: { loss: 'squared-eror' } }, 'VITRUM_UNKNOWN_NAME', 'There is no loss called "squared-eror".'],
  [{ training: { schedule: { type: 'cosine', warmup: 3 } } }, 'VITRUM_UNKNOWN_OPTION', 'has no option "warmup"'],
  [{ training: { schedule: { type: 'warmup', epochs: 9 }, epochs: 7 } }, 'VITRUM_INVALID_OPTION', 'A warm-up of 9 epochs never ends in a run of 7 epochs.'],
  [{ network: { activation: 'tahn' } }, 'VITRUM_UNKNOWN_NAME', 'There is no activation called "tahn".'],
  [{ network: { hidden: [5], outputActivation: 'sofmax' } }, 'VITRUM_UNKNOWN_NAME', 'There is no activation called "sofmax".'],
  [{ network: { initializer: 'he' } }, 'VITRUM_UNKNOWN_NAME', 'There is no initializer called "he".'],
  [{ network: { architecture: [4] } }, 'VITRUM_INVALID_CONFIG', 'An architecture is at least two whole numbers'],
  [{ network: layers('dense', 'dnese') }, 'VITRUM_UNKNOWN_NAME', 'layers[1]: There is no layer called "dnese".'],
  [{ network: { architecture: [4, 2 ** 40, 2] } }, 'VITRUM_INVALID_CONFIG', 'The network does not fit into memory'],
])('%j is refused before there are data', (config, code, message) => {
  expect(() => {
    checkRunConfig(registry, config, referenceBackend);
  }).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
});

test.each<[RunConfig]>([[{}], [{ dataset: { type: 'iris' }, training: { schedule: { type: 'warmup', epochs: 9 } } }], [{ network: { hidden: [3] } }], [{ network: layers('dense', 'dense') }], [{ dataset: { type: 'xor', limit: 2 }, training: { epochs: 1 } }]])('%j may begin', (config) => {
  expect(() => {
    checkRunConfig(registry, config, referenceBackend);
  }).not.toThrow();
});

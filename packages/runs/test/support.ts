import { activationsPlugin } from '@vitrum/activations';
import { augmentationsPlugin } from '@vitrum/augmentations';
import { createRegistry } from '@vitrum/core';
import { arrayDataset, datasetsPlugin } from '@vitrum/datasets';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { networksPlugin } from '@vitrum/networks';
import { optimizersPlugin } from '@vitrum/optimizers';
import { openRun, runOf, type OpenRun } from '@vitrum/runs';
import { referenceBackend, tensorPlugin } from '@vitrum/tensor';
import { trainerPlugin, type TrainingConfig } from '@vitrum/trainer';

/** As those of the package `vitrum`, which stands above this one. */
export const builtins = [
  datasetsPlugin, augmentationsPlugin, networksPlugin, layersPlugin, activationsPlugin, lossesPlugin, optimizersPlugin, trainerPlugin, tensorPlugin,
] as const;

export const registry = createRegistry(builtins);

/** Four samples of two inputs, with two classes. */
export const corners = arrayDataset({
  name: 'corners',
  inputs: [[0, 0], [0, 1], [1, 0], [1, 1]],
  targets: [[1, 0], [1, 0], [1, 0], [0, 1]],
});

/** A small run that is ready to train. */
export function smallRun(training: TrainingConfig = {}): OpenRun {
  const config = { dataset: { type: 'xor' }, network: { architecture: [2, 3, 2] }, training: { epochs: 3, seed: 5, ...training } };
  return openRun(registry, runOf(config), { dataset: config.dataset, data: { train: corners, test: corners } }, referenceBackend);
}

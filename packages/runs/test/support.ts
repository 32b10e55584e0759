import { openRun, runOf, type OpenRun } from '@vitrum/runs';
import { referenceBackend } from '@vitrum/tensor';
import type { TrainingConfig } from '@vitrum/trainer';
import { arrayDataset, createVitrum } from 'vitrum';

export const registry = createVitrum();

/** Four samples of two inputs, with two classes. */
export const corners = arrayDataset({
  name: 'corners',
  inputs: [[0, 0], [0, 1], [1, 0], [1, 1]],
  targets: [[1, 0], [1, 0], [1, 0], [0, 1]],
});

/** A small run that is ready to train. */
export function smallRun(training: TrainingConfig = {}): OpenRun {
  const config = { dataset: { type: 'xor' }, network: { architecture: [2, 3, 2] }, training: { epochs: 3, seed: 5, ...training } };
  return openRun(runOf(config), { dataset: config.dataset, data: { train: corners, test: corners } }, registry, referenceBackend);
}

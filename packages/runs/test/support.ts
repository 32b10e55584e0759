import { createRunNetwork, describeRun, type RunParts } from '@vitrum/runs';
import { referenceBackend } from '@vitrum/tensor';
import { resolveTrainingConfig } from '@vitrum/trainer';
import { arrayDataset, createVitrum } from 'vitrum';

export const registry = createVitrum();

/** Four samples of two inputs, with two classes. */
export const corners = arrayDataset({
  name: 'corners',
  inputs: [[0, 0], [0, 1], [1, 0], [1, 1]],
  targets: [[1, 0], [1, 0], [1, 0], [0, 1]],
});

/** A small run that is ready to train. */
export function smallRun(): RunParts {
  const config = { dataset: { type: 'xor' }, network: { architecture: [2, 3, 2] }, training: { epochs: 3, seed: 5 } };
  const description = describeRun(config, {});
  const plan = resolveTrainingConfig(registry, description.training);
  const network = createRunNetwork(description, plan, registry, referenceBackend);
  return { dataset: description.dataset, data: { train: corners, test: corners }, description, plan, network };
}

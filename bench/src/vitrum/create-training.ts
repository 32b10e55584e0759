import { createVitrum, defineActivation, definePlugin, type Backend, type DatasetSplits, type NetworkConfig } from 'vitrum';
import { createBackend, createNetwork, denseNetworkConfig, planTraining, Trainer } from 'vitrum/parts';
import type { CreateBackendRequest } from '@vitrum/core';
import type { Workload } from '../engines/workload.ts';

/** Activations as a plugin author would write them: a scalar function, with and without its derivative. */
const strangersPlugin = definePlugin({
  name: 'vitrum-plugin-benchmark',
  version: '1.0.0',
  activations: [
    defineActivation({ name: 'scalar-tanh', forward: (z) => Math.tanh(z), derivative: (_, a) => 1 - a * a }),
    defineActivation({
      name: 'bowed-identity',
      forward: (z) => (Math.sqrt(z * z + 1) - 1) / 2 + z,
      derivative: (z) => z / (2 * Math.sqrt(z * z + 1)) + 1,
    }),
    defineActivation({ name: 'scalar-tanh-alone', forward: (z) => Math.tanh(z) }),
  ],
});

/** All contributions. */
export const registry = createVitrum().with(strangersPlugin);

/** How to train a workload. */
export interface TrainingSetting {
  readonly workload: Omit<Workload, 'name'>;
  readonly data: DatasetSplits;
  readonly epochs: number;
  readonly backend: CreateBackendRequest;
}

/** A trainer and its backend. */
export async function createTraining(setting: TrainingSetting): Promise<{ trainer: Trainer; backend: Backend }> {
  const { workload, data, epochs } = setting;
  const { loss, optimizer, learningRate, batchSize } = workload;
  const backend = await createBackend(registry, setting.backend);
  const network = createNetwork(registry, networkConfigOf(workload), { backend });
  const plan = planTraining(registry, { loss, optimizer, learningRate, batchSize, epochs });
  return { trainer: new Trainer({ network, data, plan }), backend };
}

/** The network of a workload, as plain JSON. */
export function networkConfigOf({ architecture, activation, outputActivation, initializer, layers }: Omit<Workload, 'name'>): NetworkConfig {
  if (layers !== undefined) return { inputShape: [28, 28], layers };
  return denseNetworkConfig(registry, { architecture, activation, outputActivation, initializer });
}

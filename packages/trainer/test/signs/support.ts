import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset, type DatasetSplits } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, type LayerConfig, type Network } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createRandom } from '@vitrum/tensor';
import { planTraining, Trainer, type TrainingConfig, type WarningEvent } from '@vitrum/trainer';

export const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);

/** y = sin(2x) with a little noise. */
function wave(size: number, seed: number): Dataset {
  const random = createRandom(seed);
  const inputs = Array.from({ length: size }, () => [random.normal(0, 1)]);
  const targets = inputs.map(([x = 0]) => [Math.sin(2 * x) + random.normal(0, 0.05)]);
  return {
    ...{ name: 'wave', size, inputShape: [1], targetSize: 1, task: 'regression' },
    readInput: (index, out, offset) => out.set(inputs[index] ?? [], offset),
    readTarget: (index, out, offset) => out.set(targets[index] ?? [], offset),
  };
}

/** Numbers to predict from one number. */
export const waves: DatasetSplits = { train: wave(300, 1), test: wave(100, 2) };

/** A run of a made case. */
export interface Case {
  readonly layers: readonly LayerConfig[];
  readonly data: DatasetSplits;
  readonly training: TrainingConfig;
  /** Changes the network before it is trained. */
  readonly prepare?: (network: Network) => void;
}

/** The signs of a run, in order. */
export async function signsOf({ layers, data, training, prepare }: Case, seed = 1): Promise<readonly WarningEvent[]> {
  const network = createNetwork(registry, { inputShape: [...data.train.inputShape], layers }, { seed });
  prepare?.(network);
  const signs: WarningEvent[] = [];
  for await (const event of new Trainer({ network, data, plan: planTraining(registry, { seed, ...training }) }).run()) {
    if (event.type === 'warning') signs.push(event);
  }
  return signs;
}

import type { Reference, Registry } from '@vitrum/core';
import { planNetwork, type LayerConfig, type NetworkConfig } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { TrainingConfig } from '@vitrum/trainer';
import { range, sampleRandom } from '../numerics/sample-points.ts';
import { asInput } from './as-input.ts';
import type { Rows, Trial } from './run-trial.ts';

/** A trial of a few steps, used to check that a trained network is restored exactly. */
export interface ShortTrial extends Trial {
  /** The contributions that produce equal parts of its outputs; for messages. */
  readonly labels: readonly string[];
  /** False if the network is to be saved untrained. */
  readonly isTrained: boolean;
}

const sampleCount = 24;
const settings = { loss: 'mean-squared-error', optimizer: 'adam', learningRate: 0.01, batchSize: 4, epochs: 2, shuffle: true, seed: 8 };
export const describeShortTrial = `${settings.epochs} epochs of ${sampleCount} samples`;
/** A progress event in the middle of the second epoch. */
export const eventOfInterruption = 9;

/** The network learns random numbers. */
export function shortTrial(registry: Registry, labels: readonly string[], network: NetworkConfig, training: TrainingConfig = {}): ShortTrial {
  const random = sampleRandom(35);
  const { inputShape, outputShape, indices } = planNetwork(registry, network);
  const rows = (length: number): Rows => range(1, sampleCount, () => range(1, length, () => random.normal()));
  const inputs = rows(sizeOf(inputShape)).map((row) => row.map((x) => asInput(x, indices)));
  return { labels, isTrained: true, network, inputs, targets: rows(sizeOf(outputShape)), training: { ...settings, ...training } };
}

/** A dense layer for each variant, in parallel: in a chain, a constant one would hide those before it. */
export function sideBySide(
  registry: Registry,
  variants: readonly { readonly label: string; readonly reference: Reference }[],
  option: 'activation' | 'weightInitializer',
): ShortTrial {
  const layers = variants.map(({ reference }, i): LayerConfig => ({
    type: 'dense', units: 4, biasInitializer: 'notebook-normal', activation: 'tanh', name: `variant ${i}`, inputs: ['input'], [option]: reference,
  }));
  const end = layers.length === 1 ? [] : [{ type: 'concat', inputs: layers.map((_, i) => `variant ${i}`) }];
  return shortTrial(registry, variants.map(({ label }) => label), { inputShape: [4], layers: [...layers, ...end] });
}

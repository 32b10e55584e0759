import type { Dataset, FloatArray, Reference, Registry } from '@vitrum/core';
import { createNetwork, type Network, type NetworkConfig } from '@vitrum/network';
import { rowsOf, tensorFrom } from '@vitrum/tensor';
import { classOf } from '@vitrum/trainer';
import { arrayDataset } from 'vitrum';
import { range, sampleRandom } from '../../numerics/sample-points.ts';

/** Something that a tiny network can learn, and how to tell that it has. */
export interface LearningTask {
  /** What is to be learned, in a sentence: `imitate a network of the same form`. */
  readonly description: string;
  readonly network: NetworkConfig;
  readonly loss: Reference;
  readonly dataset: Dataset;
  readonly targets: readonly (readonly number[])[];
  /** How far a row of outputs is from its targets: 0 is right. */
  readonly distance: (outputs: FloatArray, targets: readonly number[]) => number;
}

/** Samples of every task. */
export const taskSamples = 120;
const teacherSeed = 11;

/** Random inputs for a shape, the same in every run. */
export function taskInputs(size: number): readonly (readonly number[])[] {
  const random = sampleRandom(31);
  return range(1, taskSamples, () => range(1, size, () => random.uniform(-1.5, 1.5)));
}

/** Σ (y − t)² */
export function squaredDistance(outputs: FloatArray, targets: readonly number[]): number {
  return targets.reduce((sum, t, i) => sum + ((outputs[i] ?? NaN) - t) * ((outputs[i] ?? NaN) - t), 0);
}

/** 1 where the largest output is not where the largest target is. */
export function wrongClass(outputs: FloatArray, targets: readonly number[]): number {
  return Number(classOf(outputs) !== classOf(Float64Array.from(targets)));
}

/** The share of outputs that are on the other side of `middle` than their targets. */
export function wrongSides(middle: number) {
  return (outputs: FloatArray, targets: readonly number[]): number =>
    targets.filter((t, i) => t > middle !== (outputs[i] ?? NaN) > middle).length / targets.length;
}

/** The outputs of a network of a given form with other, random parameters: what it can certainly learn. */
export function teacherOutputs(
  config: NetworkConfig,
  registry: Registry,
  inputs: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const teacher = createNetwork(config, { registry, seed: teacherSeed });
  const random = sampleRandom(32);
  for (const { value } of teacher.parameters) value.data.forEach((x, i) => (value.data[i] = x + random.normal(0, 0.5)));
  return outputsOf(teacher, inputs).map((row) => [...row]);
}

/** The outputs of a network, row after row. */
export function outputsOf(network: Network, inputs: readonly (readonly number[])[]): readonly FloatArray[] {
  const outputs = network.forward(tensorFrom([inputs.length, ...network.inputShape], inputs.flat()));
  const length = outputs.data.length / inputs.length;
  return rowsOf({ shape: [inputs.length, length], data: outputs.data });
}

/** Imitate a network of the same form: the outputs are of the right range, whatever the contribution. */
export function imitation(network: NetworkConfig, registry: Registry): LearningTask {
  const inputs = taskInputs(network.inputShape.reduce((product, length) => product * length, 1));
  const targets = teacherOutputs(network, registry, inputs);
  return {
    description: 'imitate a network of the same form',
    network,
    loss: 'mean-squared-error',
    dataset: taskDataset(inputs, targets),
    targets,
    distance: squaredDistance,
  };
}

/** A dataset that is written out. */
export function taskDataset(inputs: readonly (readonly number[])[], targets: readonly (readonly number[])[]): Dataset {
  return arrayDataset({ name: 'task', inputs, targets });
}

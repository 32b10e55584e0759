import type { FloatArray, Reference, Registry } from '@vitrum/core';
import { createNetwork, planNetwork, type Network, type NetworkConfig } from '@vitrum/network';
import { rowsOf, sizeOf, tensorFrom } from '@vitrum/tensor';
import { classOf } from '@vitrum/trainer/internal';
import { range, sampleRandom } from '../numerics/sample-points.ts';
import { asInput } from './as-input.ts';
import type { Rows } from './run-trial.ts';

/** A task for a tiny network, and its measure of success. */
export interface Task {
  /** The task in words: `imitate a network of the same form`. */
  readonly description: string;
  readonly network: NetworkConfig;
  readonly loss: Reference;
  readonly inputs: Rows;
  readonly targets: Rows;
  /** The distance of a row of outputs from its targets; 0 if correct. */
  readonly distance: Distance;
}

export type Distance = (outputs: FloatArray, targets: readonly number[]) => number;

export const sampleCount = 120;

/** Imitates a network of the same architecture, so that the outputs have the right range for any contribution. */
export function imitation(registry: Registry, network: NetworkConfig): Task {
  const inputs = randomInputs(network, planNetwork(registry, network).indices);
  const targets = teacherOutputs(registry, network, inputs);
  return { description: 'imitate a network of the same form', network, loss: 'mean-squared-error', inputs, targets, distance: squaredDistance };
}

/** Three classes, one-hot. */
export function classTask(loss: Reference, outputActivation: Reference): Task {
  const network = denseNetwork('tanh', outputActivation);
  const inputs = randomInputs(network);
  const targets = inputs.map(([a = 0, b = 0, c = 0, d = 0]) => {
    const scores = [a + b, c - a, d - b];
    return scores.map((score) => Number(score === Math.max(...scores)));
  });
  return { description: 'three classes as one-hot targets, outputs that add up to 1', network, loss, inputs, targets, distance: wrongClass };
}

/** Typical purposes of losses; a loss need not suit more than one of them. */
export function lossTasks(registry: Registry, loss: Reference): readonly Task[] {
  const teacher = denseNetwork('tanh', 'tanh');
  const inputs = randomInputs(teacher);
  const numbers = teacherOutputs(registry, teacher, inputs); // from −1 to 1
  const task = (description: string, outputActivation: Reference, transform: (x: number) => number, distance: Distance): Task => ({
    description, loss, inputs, distance,
    network: denseNetwork('tanh', outputActivation),
    targets: numbers.map((row) => row.map(transform)),
  });
  const yes = (x: number): number => Number(x > 0);
  return [
    task('numbers from −1 to 1, identity outputs', 'identity', (x) => x, squaredDistance),
    classTask(loss, 'softmax'),
    task('yes or no as 1 and 0, sigmoid outputs', 'sigmoid', yes, wrongSides(0.5)),
    task('positive numbers, softplus outputs', 'softplus', (x) => 1.5 + x, squaredDistance),
    task('sides as 1 and −1, identity outputs', 'identity', (x) => (x > 0 ? 1 : -1), wrongSides(0)),
    task('yes or no as 1 and 0, identity outputs', 'identity', yes, wrongSides(0, 0.5)), // logits above 0 mean yes
  ];
}

/** 4-6-3 */
export function denseNetwork(activation: Reference, outputActivation: Reference, weightInitializer: Reference = 'glorot-uniform'): NetworkConfig {
  const dense = (units: number, each: Reference) => ({ type: 'dense', units, activation: each, weightInitializer });
  return { inputShape: [4], layers: [dense(6, activation), dense(3, outputActivation)] };
}

/** The outputs of a network, in row-major order. */
export function outputRows(network: Network, inputs: Rows): readonly FloatArray[] {
  const { data } = network.forward(tensorFrom([inputs.length, ...network.inputShape], inputs.flat()));
  return rowsOf({ shape: [inputs.length, data.length / inputs.length], data });
}

function randomInputs({ inputShape }: NetworkConfig, indices?: number): Rows {
  const random = sampleRandom(31);
  return range(1, sampleCount, () => range(1, sizeOf(inputShape), () => asInput(random.uniform(-1.5, 1.5), indices)));
}

/** The outputs of the same network with other random parameters, which are learnable by construction. */
function teacherOutputs(registry: Registry, config: NetworkConfig, inputs: Rows): Rows {
  const teacher = createNetwork(registry, config, { seed: 11 });
  const random = sampleRandom(32);
  for (const { value } of teacher.parameters) value.data.forEach((x, i) => (value.data[i] = x + random.normal(0, 0.5)));
  return outputRows(teacher, inputs).map((row) => [...row]);
}

const squaredDistance: Distance = (outputs, targets) => targets.reduce((sum, t, i) => sum + ((outputs[i] ?? NaN) - t) * ((outputs[i] ?? NaN) - t), 0);

/** 1 if the largest output and the largest target are at different positions, otherwise 0. */
const wrongClass: Distance = (outputs, targets) => Number(classOf(outputs) !== classOf(Float64Array.from(targets)));

/** The fraction of outputs on the wrong side: that of `middle`, compared with the targets and `middleOfTargets`. */
const wrongSides = (middle: number, middleOfTargets = middle): Distance => (outputs, targets) =>
  targets.filter((t, i) => t > middleOfTargets !== (outputs[i] ?? NaN) > middle).length / targets.length;

import type { Reference, Registry } from '@vitrum/core';
import type { NetworkConfig } from '@vitrum/network';
import {
  squaredDistance,
  taskDataset,
  taskInputs,
  teacherOutputs,
  wrongClass,
  wrongSides,
  type LearningTask,
} from './learning-task.ts';

type Rows = readonly (readonly number[])[];

/** What losses are made for; a loss need not suit more than one of these. */
export function lossTasks(loss: Reference, registry: Registry): readonly LearningTask[] {
  const inputs = taskInputs(4);
  const numbers = teacherOutputs(network('tanh'), registry, inputs);
  const map = (transform: (x: number) => number): Rows => numbers.map((row) => row.map(transform));
  return [
    task('numbers from −1 to 1, identity outputs', loss, 'identity', numbers, squaredDistance),
    classTask(loss, 'softmax'),
    task(
      'yes or no as 1 and 0, sigmoid outputs',
      loss,
      'sigmoid',
      map((x) => Number(x > 0)),
      wrongSides(0.5),
    ),
    task(
      'positive numbers, softplus outputs',
      loss,
      'softplus',
      map((x) => 1.5 + x),
      squaredDistance,
    ),
    task(
      'sides as 1 and −1, identity outputs',
      loss,
      'identity',
      map((x) => (x > 0 ? 1 : -1)),
      wrongSides(0),
    ),
    // What takes logits says yes above 0.
    {
      ...task(
        'yes or no as 1 and 0, identity outputs',
        loss,
        'identity',
        map((x) => Number(x > 0)),
        wrongSides(0),
      ),
      distance: wrongLogits,
    },
  ];
}

/** Three classes, one-hot. */
export function classTask(loss: Reference, outputActivation: Reference): LearningTask {
  const targets = taskInputs(4).map((row) => {
    const scores = [(row[0] ?? 0) + (row[1] ?? 0), (row[2] ?? 0) - (row[0] ?? 0), (row[3] ?? 0) - (row[1] ?? 0)];
    return scores.map((score) => Number(score === Math.max(...scores)));
  });
  return task('three classes as one-hot targets, outputs that add up to 1', loss, outputActivation, targets, wrongClass);
}

function wrongLogits(outputs: ArrayLike<number>, targets: readonly number[]): number {
  return targets.filter((t, i) => t > 0.5 !== (outputs[i] ?? NaN) > 0).length / targets.length;
}

function task(
  description: string,
  loss: Reference,
  outputActivation: Reference,
  targets: Rows,
  distance: LearningTask['distance'],
): LearningTask {
  return {
    description,
    network: network(outputActivation),
    loss,
    dataset: taskDataset(taskInputs(4), targets),
    targets,
    distance,
  };
}

/** 4-6-3 */
function network(outputActivation: Reference): NetworkConfig {
  return {
    inputShape: [4],
    layers: [
      { type: 'dense', units: 6, activation: 'tanh' },
      { type: 'dense', units: 3, activation: outputActivation },
    ],
  };
}

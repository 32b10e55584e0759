import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, resolveReference, type Activation, type Dataset, type Loss, type Task } from '@vitrum/core';
import { lossesPlugin } from '@vitrum/losses';
import { findOutputWarnings, outputRangeOf } from '@vitrum/trainer/signs';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, lossesPlugin]);
const activationOf = (name: string): Activation => resolveReference(registry, 'activation', name);
const lossOf = (name: string): Loss => resolveReference(registry, 'loss', name);

/** Two samples whose targets are these numbers. */
function dataset(task: Task, targets: readonly number[]): Dataset {
  return {
    name: 'two',
    size: 2,
    inputShape: [1],
    targetSize: targets.length,
    task,
    readInput: (_, out, offset) => void (out[offset] = 1),
    readTarget: (index, out, offset) => out.set(targets.map((target) => (index === 0 ? target : 0)), offset),
  };
}

function warningsOf(loss: string, activation: string | undefined, data: Dataset) {
  const layer = activation === undefined ? {} : { activation: activationOf(activation) };
  return findOutputWarnings({ network: { layers: [layer], outputShape: [data.targetSize] }, loss: lossOf(loss), dataset: data });
}

const classes = dataset('classification', [1, 0, 0]);
const decision = dataset('classification', [1]);
const numbers = dataset('regression', [-1.5, 1.7]);
const labels = dataset('multi-label', [1, 1]);

describe('what outputs can be', () => {
  test.each([
    ['sigmoid', 0, 1, false],
    ['softmax', 0, 1, true],
    ['tanh', -1, 1, false],
    ['relu', 0, Infinity, false],
    ['identity', -Infinity, Infinity, false],
    ['hard-tanh', -1, 1, false],
  ])('%s', (name, minimum, maximum, addsUpToOne) => {
    const range = outputRangeOf(activationOf(name));
    expect(range.minimum).toBeCloseTo(minimum, 6);
    expect(range.maximum).toBeCloseTo(maximum, 6);
    expect(range.addsUpToOne).toBe(addsUpToOne);
  });
});

describe('a warning', () => {
  test.each<readonly [loss: string, activation: string, data: Dataset, message: RegExp, hint: RegExp]>([
    ['categorical-cross-entropy', 'tanh', classes, /^categorical-cross-entropy needs outputs that are probabilities and add up to 1, and those of tanh are from −1 to 1\.$/, /softmax/],
    ['categorical-cross-entropy', 'identity', classes, /those of identity are any numbers/, /softmax/],
    ['categorical-cross-entropy', 'relu', classes, /those of relu are from 0 on/, /softmax/],
    ['categorical-cross-entropy', 'sigmoid', classes, /those of sigmoid do not\.$/, /softmax/],
    ['kullback-leibler', 'tanh', classes, /^kullback-leibler needs/, /softmax/],
    ['categorical-cross-entropy', 'sigmoid', decision, /the network has one output/, /binary-cross-entropy/],
    ['categorical-cross-entropy', 'softmax', decision, /softmax makes it 1 whatever the input is/, /sigmoid/],
    ['binary-cross-entropy', 'tanh', classes, /^binary-cross-entropy needs outputs from 0 to 1, and those of tanh are from −1 to 1\.$/, /sigmoid/],
    ['binary-cross-entropy', 'softmax', labels, /^Several labels may apply at once, and the outputs of softmax add up to 1\.$/, /sigmoid/],
    ['hinge', 'sigmoid', classes, /^hinge needs outputs on both sides of 0/, /identity or tanh/],
    ['mean-squared-error', 'softmax', numbers, /^Numbers are to be learned, and the outputs of softmax add up to 1\.$/, /identity/],
    ['mean-squared-error', 'sigmoid', numbers, /^The targets go from −1\.5 to 1\.7, and the outputs of sigmoid are from 0 to 1/, /identity/],
    ['mean-squared-error', 'relu', numbers, /the outputs of relu are from 0 on/, /identity/],
    ['mean-squared-error', 'tanh', numbers, /the outputs of tanh are from −1 to 1/, /identity/],
  ])('of %s after %s', (loss, activation, data, message, hint) => {
    const warnings = warningsOf(loss, activation, data);
    expect(warnings).toEqual([{ message: expect.stringMatching(message), hint: expect.stringMatching(hint) }]);
  });

  test.each<readonly [loss: string, activation: string | undefined, data: Dataset]>([
    ['categorical-cross-entropy', 'softmax', classes],
    ['binary-cross-entropy', 'sigmoid', decision],
    ['binary-cross-entropy', 'sigmoid', labels],
    ['binary-cross-entropy', 'softmax', classes],
    ['squared-error', 'tanh', classes],
    ['squared-error', 'relu', classes],
    ['squared-error', 'softmax', classes],
    ['hinge', 'tanh', classes],
    ['hinge', 'identity', classes],
    ['mean-squared-error', 'identity', numbers],
    ['mean-squared-error', undefined, numbers],
  ])('is not of %s after %s', (loss, activation, data) => {
    expect(warningsOf(loss, activation, data)).toEqual([]);
  });

  test('goes by what an activation gives and by what a loss says, not by their names', () => {
    const shifted: Activation = { name: 'my-own', forward: (z) => 2 / (1 + Math.exp(-z)) };
    const loss: Loss = { name: 'my-loss', outputs: 'probabilities', reduction: 'sum', value: (y, t) => (y - t) ** 2 };
    const [warning] = findOutputWarnings({ network: { layers: [{ activation: shifted }], outputShape: [3] }, loss, dataset: classes });
    expect(warning?.message).toBe('my-loss needs outputs from 0 to 1, and those of my-own are from 0 to 2.');
  });
});

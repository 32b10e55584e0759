import { createRegistry, defineMetric, type Task } from '@vitrum/core';
import { metricsFor, trainerPlugin } from '@vitrum/trainer';
import { expect, test } from 'vitest';

const own = { score: () => 1 };
const registry = createRegistry([trainerPlugin]).with({
  name: 'own',
  version: '1.0.0',
  metrics: [
    defineMetric({ name: 'top-two', tasks: ['classification'], ...own }),
    defineMetric({ name: 'asked-for', ...own }),
    defineMetric({ name: 'everywhere', tasks: ['classification', 'regression', 'multi-label'], ...own }),
  ],
});

test.each<[Task, readonly string[], readonly string[]]>([
  ['classification', ['accuracy', 'macro-f1'], ['top-two', 'everywhere']],
  ['regression', ['r-squared', 'mean-absolute-error', 'root-mean-squared-error'], ['everywhere']],
  ['multi-label', ['micro-f1', 'exact-match', 'label-accuracy'], ['everywhere']],
])('of %s: the built-in ones, then those of plugins; the main figure first', (task, builtIn, added) => {
  expect(metricsFor(createRegistry([trainerPlugin]), task).map(({ name }) => name)).toEqual(builtIn);
  expect(metricsFor(registry, task).map(({ name }) => name)).toEqual([...builtIn, ...added]);
  expect(metricsFor(createRegistry(), task)).toEqual([]);
});

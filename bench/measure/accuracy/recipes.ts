import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isRecord } from '@vitrum/core/internal';
import { paths } from '../../src/paths.ts';
import { asOptions, datasetOf } from './as-options.ts';
import type { Projection } from './projection.ts';
import type { Recipe, WrittenRecipe } from './recipe.ts';

/** The trainings of docs/results.md. */
export const recipes: readonly Recipe[] = [
  { name: 'mnist-mlp', recipe: 'mlp', accuracy: 98.5, maxSeconds: 60 },
  { name: 'mnist-mlp-elastic', recipe: 'mlp-best', accuracy: 99.2 },
  { name: 'mnist-cnn-small', recipe: 'cnn-small', accuracy: 99, maxSeconds: 30 },
  { name: 'mnist-cnn-best', recipe: 'cnn-best', accuracy: 99.5, maxSeconds: 600 },
  { name: 'fashion-mlp', recipe: 'fashion-mlp', accuracy: 90 },
  { name: 'fashion-cnn', recipe: 'fashion', accuracy: 92.5, maxParameters: 100_000 },
];

/** What the recipes of the trainings say, by `vitrum list recipes`. */
export async function writtenRecipes(): Promise<readonly WrittenRecipe[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [paths.cli, 'list', 'recipes', '--json']);
  const configs = new Map<unknown, unknown>();
  for (const line of stdout.trimEnd().split('\n')) {
    const record: unknown = JSON.parse(line);
    if (isRecord(record)) configs.set(record['name'], record['config']);
  }
  return recipes.map((each) => ({ ...each, dataset: datasetOf(configs.get(each.recipe)), options: asOptions(configs.get(each.recipe)) }));
}

/** The training whose speed a projection is made from. */
export const measuredForProjection = { recipe: 'mnist-cnn-best', network: 'cnn-best', input: '28,28', samples: 60_000, epochs: 12 } as const;

/** A residual network with what trainings on these pictures have today. */
export const cifar10: Projection = {
  name: 'cifar10-resnet',
  network: 'resnet-small:filters=64,128,256',
  input: '32,32,3',
  samples: 50_000,
  epochs: 40,
  options: [
    '--loss', 'smoothed-cross-entropy', '--optimizer', 'nesterov:weightDecay=0.005', '--learning-rate', '0.1', '--schedule', 'cosine', '--batch-size', '128',
    '--augment', 'crop:padding=4', '--augment', 'flip',
  ],
  evaluation: '--mirrored',
  accuracy: 94,
};

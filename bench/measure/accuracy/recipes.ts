import type { Projection } from './projection.ts';
import type { Recipe } from './recipe.ts';

/** The trainings of docs/results.md. */
export const recipes: readonly Recipe[] = [
  {
    name: 'mnist-mlp',
    dataset: 'mnist',
    options: ['--network', 'mlp:hidden=512,256,dropout=0.3', '--epochs', '18'],
    accuracy: 98.5,
    maxSeconds: 60,
  },
  {
    name: 'mnist-mlp-elastic',
    dataset: 'mnist',
    options: [
      '--network', 'mlp:hidden=800,400,dropout=0.1', '--augment', 'elastic', '--augment', 'rotate:degrees=10', '--augment', 'shift:pixels=1',
      '--learning-rate', '0.002', '--epochs', '50',
    ],
    accuracy: 99.2,
  },
  {
    name: 'mnist-cnn-small',
    dataset: 'mnist',
    options: ['--network', 'cnn-small', '--batch-size', '64', '--learning-rate', '0.004', '--epochs', '8'],
    accuracy: 99,
    maxSeconds: 30,
  },
  {
    name: 'mnist-cnn-best',
    dataset: 'mnist',
    options: [
      '--network', 'cnn-best', '--augment', 'rotate:degrees=10', '--augment', 'shift:pixels=2', '--augment', 'scale', '--learning-rate', '0.003', '--epochs', '12',
    ],
    accuracy: 99.5,
    maxSeconds: 600,
  },
  {
    name: 'fashion-mlp',
    dataset: 'fashion-mnist',
    options: ['--network', 'mlp:hidden=512,256,dropout=0.3', '--epochs', '25'],
    accuracy: 90,
  },
  {
    name: 'fashion-cnn',
    dataset: 'fashion-mnist',
    options: ['--network', 'cnn-best:units=32,dropout=0.1', '--augment', 'flip', '--learning-rate', '0.003', '--epochs', '12'],
    accuracy: 92.5,
    maxParameters: 100_000,
  },
];

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

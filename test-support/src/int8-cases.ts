import { modelCase, modelCases, type ModelCase } from './model-cases.ts';

/** Networks of everything that 8-bit integers can express. */
export const int8Cases: readonly ModelCase[] = [
  ...modelCases.filter(({ name }) => ['every activation', 'a sum'].includes(name)),
  modelCase('pictures', {
    inputShape: [7, 6, 4],
    layers: [
      { type: 'conv2d', filters: 6, kernelSize: 3, padding: 'same', groups: 2, activation: 'relu6', name: 'a' },
      { type: 'batch-norm' },
      { type: 'activation', activation: 'silu' },
      { type: 'max-pool2d', poolSize: 2, stride: 1, padding: 'same', name: 'b' },
      { type: 'add', inputs: ['a', 'b'] },
      { type: 'activation', activation: 'relu', name: 'c' },
      { type: 'conv2d', filters: 6, kernelSize: 3, dilation: 2, padding: 'same', groups: 6, name: 'd' },
      { type: 'concat', inputs: ['c', 'd'] },
      { type: 'batch-norm' },
      { type: 'average-pool2d', poolSize: 3, stride: 2, padding: 'same' },
      { type: 'transposed-conv2d', filters: 3, kernelSize: 3, stride: 2, padding: 'same', activation: 'hard-tanh' },
      { type: 'upsample2d', factor: 2 },
      { type: 'global-average-pool' },
      { type: 'dense', units: 5, activation: 'mish' },
      { type: 'dense', units: 4, activation: 'softmax' },
    ],
  }, 11),
  modelCase('a sequence', { inputShape: [12], layers: [{ type: 'reshape', shape: [6, 2] }, { type: 'conv1d', filters: 4, kernelSize: 3, stride: 2, padding: 'same', activation: 'tanh' }, { type: 'flatten' }, { type: 'dense', units: 3, activation: 'sigmoid' }] }, 12),
];

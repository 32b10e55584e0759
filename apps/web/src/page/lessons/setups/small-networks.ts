import type { LayerConfig } from '@vitrum/network';
import type { RunConfig } from '@vitrum/runs';
import type { DataSummary } from '../../../shared/api/data.ts';
import type { Setup } from '../lesson.ts';
import { allOf, formOf } from './digits.ts';

/** A small convolutional network, and a dense one with nearly as many parameters, trained alike. */
export const smallNetworkSetups: readonly Setup[] = [
  {
    name: 'Convolutional',
    about: 'Two convolutions of 3 × 3 with 16 and 32 kernels, each followed by max-pooling, and a dense layer',
    config: (data) => configOf(data, formOf(data).shape, [...block(16), ...block(32), { type: 'flatten' }]),
  },
  {
    name: 'Dense',
    about: 'One hidden layer of 16 neurons: about as many parameters as the convolutional network',
    config: (data) => {
      const { shape: [height, width] } = formOf(data);
      return configOf(data, [height * width], [{ type: 'dense', units: 16, activation: 'relu', weightInitializer: 'he-normal' }]);
    },
  },
];

const block = (filters: number): readonly LayerConfig[] => [
  { type: 'conv2d', filters, kernelSize: 3, activation: 'relu', weightInitializer: 'he-normal' },
  { type: 'max-pool2d' },
];

function configOf(data: DataSummary | undefined, inputShape: readonly number[], layers: readonly LayerConfig[]): RunConfig {
  return {
    dataset: allOf(data),
    network: { inputShape, layers: [...layers, { type: 'dense', units: formOf(data).classes, activation: 'softmax' }] },
    training: { loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.001, schedule: 'constant', batchSize: 128, epochs: 5, shuffle: true },
  };
}

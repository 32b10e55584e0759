import type { RunConfig } from '@vitrum/runs';

/** Settings to start from. */
export interface Preset {
  readonly name: string;
  readonly about: string;
  readonly config: RunConfig;
}

export const presets: readonly Preset[] = [
  {
    name: 'The default',
    about: 'Two hidden layers of 32 and 16 neurons, tanh, squared error, SGD with a learning rate of 0.01',
    config: {
      network: { hidden: [32, 16], activation: 'tanh', outputActivation: 'tanh', initializer: 'notebook-normal' },
      training: { loss: 'squared-error', optimizer: 'sgd', learningRate: 0.01, schedule: 'constant', batchSize: 1, epochs: 5, shuffle: false },
    },
  },
  {
    name: 'What fits these data',
    about: 'The output, the loss and the steps that belong to the loaded data',
    config: {},
  },
];

import type { RunConfig } from '@vitrum/runs';
import type { DataSummary } from '../../shared/api/data.ts';

/** Settings to start from. */
export interface Preset {
  readonly name: string;
  readonly about: string;
  /** Undefined where the loaded data are not of the kind that it needs. */
  config(data: DataSummary): RunConfig | undefined;
}

export const presets: readonly Preset[] = [
  {
    name: 'The default',
    about: 'Two hidden layers of 32 and 16 neurons, tanh, squared error, SGD with a learning rate of 0.01',
    config: () => ({
      network: { hidden: [32, 16], activation: 'tanh', outputActivation: 'tanh', initializer: 'notebook-normal' },
      training: { loss: 'squared-error', optimizer: 'sgd', learningRate: 0.01, schedule: 'constant', batchSize: 1, epochs: 5, shuffle: false },
    }),
  },
  {
    name: 'What fits these data',
    about: 'The output, the loss and the steps that belong to the loaded data',
    config: () => ({}),
  },
  {
    name: 'A convolutional network',
    about: 'Two convolutions of 3 × 3 with 16 and 32 filters, each followed by max-pooling, and one dense layer; Adam on batches of 128',
    config: convolutional,
  },
];

/** The smallest side of a picture that its two blocks leave a pixel of. */
const minSide = 10;

/** The smallest network by name that reads pictures; for pictures with classes. */
export function convolutional({ inputShape, classes, task }: DataSummary): RunConfig | undefined {
  const [height = 0, width = 0] = inputShape;
  if (inputShape.length < 2 || Math.min(height, width) < minSide || task !== 'classification' || classes.length < 2) return undefined;
  return {
    network: { type: 'cnn-small' },
    training: { loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.001, schedule: 'constant', batchSize: 128, epochs: 5, shuffle: true },
  };
}

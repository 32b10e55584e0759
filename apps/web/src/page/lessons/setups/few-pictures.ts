import type { LayerConfig } from '@vitrum/network';
import type { RunConfig } from '@vitrum/runs';
import type { DataSummary } from '../../../shared/api/data.ts';
import type { Setup } from '../lesson.ts';
import { fewOf, formOf } from './digits.ts';

// Measured by `npm run measure:overfitting`, see docs/decisions/0053.
const dropoutRate = 0.5;
const weightDecay = 1;

/** One hidden layer on few pictures, long enough to learn them by heart; and the three remedies, each by itself. */
export const fewPicturesSetups: readonly Setup[] = [
  {
    name: 'No remedy',
    about: '500 pictures, one hidden layer of 64 neurons, Adam, 40 epochs',
    config: (data) => configOf(data, {}),
  },
  {
    name: 'Dropout',
    about: 'The same, and in every step half of the pixels and half of the hidden neurons are left out at random',
    config: (data) => configOf(data, { hasDropout: true }),
  },
  {
    name: 'Augmentation',
    about: 'The same, and in every epoch each picture is shifted and turned a little, differently each time',
    config: (data) => configOf(data, { training: { augmentation: ['shift', { type: 'rotate', degrees: 10 }] } }),
  },
  {
    name: 'Weight decay',
    about: 'The same with AdamW, which shrinks all weights a little before every step',
    config: (data) => configOf(data, { training: { optimizer: { type: 'adamw', weightDecay } } }),
  },
];

interface Remedy {
  readonly hasDropout?: boolean;
  readonly training?: RunConfig['training'];
}

function configOf(data: DataSummary | undefined, { hasDropout = false, training }: Remedy): RunConfig {
  const { shape: [height, width], classes } = formOf(data);
  const dropout: readonly LayerConfig[] = hasDropout ? [{ type: 'dropout', rate: dropoutRate }] : [];
  return {
    dataset: fewOf(data),
    network: {
      inputShape: [height * width],
      layers: [
        ...dropout,
        { type: 'dense', units: 64, activation: 'relu', weightInitializer: 'he-normal' },
        ...dropout,
        { type: 'dense', units: classes, activation: 'softmax' },
      ],
    },
    training: {
      loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.003, schedule: 'constant', batchSize: 32, epochs: 40, shuffle: true,
      ...training,
    },
  };
}

import { runOf, type Run } from '@vitrum/runs';
import { describeFitted } from '@vitrum/runs/internal';
import { expect, test } from 'vitest';

const dense = { type: 'dense', units: 5, activation: 'relu' };
const training = { loss: 'mse', optimizer: 'sgd', learningRate: 1, schedule: 'constant', batchSize: 1, epochs: 1, shuffle: true };
const fitted = { network: { architecture: [4, 5], activation: 'relu' }, training: {} };

test.each<[string, Run['network']['layers'], string]>([
  ['a width', [{ ...dense, weightInitializer: 'zeros' }], '4-5, relu, relu at the end, zeros'],
  ['a kind where a layer has no width (D9)', [{ type: 'dropout', rate: 0.1 }, dense], '4-dropout-5, relu at the end'],
  ['no activation where a layer has none', [dense, { type: 'softmax' }], '4-5-softmax, relu'],
])('the layers are told by %s', (_what, layers, expected) => {
  const run: Run = { ...runOf({}), network: { inputShape: [4], layers } };
  expect(describeFitted(run, { training }, fitted)).toBe(expected);
});

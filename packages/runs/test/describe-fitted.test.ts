import { expect, test } from 'vitest';
import { describeFitted } from '../src/describe-fitted.ts';
import type { RunDescription } from '../src/run-description.ts';

const dense = { type: 'dense', units: 5, activation: 'relu' };

test.each<[string, RunDescription['network']['layers'], string]>([
  ['a width', [{ ...dense, weightInitializer: 'zeros' }], '4-5, relu, relu at the end, zeros'],
  ['a kind where a layer has no width (D9)', [{ type: 'dropout', rate: 0.1 }, dense], '4-dropout-5, relu at the end'],
  ['no activation where a layer has none', [dense, { type: 'softmax' }], '4-5-softmax, relu'],
])('the layers are told by %s', (_what, layers, expected) => {
  const description: RunDescription = { dataset: { type: 'mine' }, network: { inputShape: [4], layers }, training: {} };
  const said = { loss: 'mse', optimizer: 'sgd', learningRate: 1, schedule: 'constant', batchSize: 1, epochs: 1, shuffle: true };
  expect(describeFitted(description, { training: said }, {})).toBe(expected);
});

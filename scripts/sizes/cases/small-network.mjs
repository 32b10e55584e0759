// The smallest training: every part by its name, and nothing else. It learns XOR.
import { tanh } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { dense, glorotUniform, zeros } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createNetwork } from '@vitrum/network';
import { constant, sgd } from '@vitrum/optimizers';
import { planTraining, Trainer } from '@vitrum/trainer';

const registry = createRegistry([{
  name: 'small', version: '1.0.0',
  activations: [tanh], layers: [dense], initializers: [glorotUniform, zeros], losses: [squaredError], optimizers: [sgd], schedules: [constant],
}]);
const layers = [8, 1].map((units) => ({ type: 'dense', units, activation: 'tanh' }));
const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 1 });
const xor = {
  name: 'xor', size: 4, inputShape: [2], targetSize: 1,
  readInput: (index, out, offset) => out.set([index & 1, index >> 1], offset),
  readTarget: (index, out, offset) => out.set([(index & 1) ^ (index >> 1)], offset),
};
const plan = planTraining(registry, { learningRate: 0.1, epochs: 500 });

/** The loss on the four samples, before and after. */
export const losses = [];
for await (const event of new Trainer({ network, data: { train: xor, test: xor }, plan }).run()) {
  if (event.type === 'start' || event.type === 'done') losses.push(event.testLoss);
}

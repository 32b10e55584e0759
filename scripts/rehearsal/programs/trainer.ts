// A network and its trainer, with nothing registered but what they use.
import { tanh } from '@vitrum/activations';
import { createRegistry, definePlugin } from '@vitrum/core';
import { arrayDataset } from '@vitrum/datasets';
import { dense, glorotNormal, zeros } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { constant, sgd } from '@vitrum/optimizers';
import { planTraining, Trainer } from '@vitrum/trainer';

const parts = definePlugin({
  name: 'parts',
  version: '1.0.0',
  activations: [tanh],
  initializers: [glorotNormal, zeros],
  layers: [dense],
  losses: [squaredError],
  optimizers: [sgd],
  schedules: [constant],
});
const registry = createRegistry([parts]);
const xor = arrayDataset({ name: 'xor', inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]] });
const config = denseNetworkConfig(registry, { architecture: [2, 8, 1], activation: 'tanh', initializer: 'glorot-normal', biasInitializer: 'zeros' });
const network = createNetwork(registry, config, { seed: 1 });
const plan = planTraining(registry, { loss: 'squared-error', learningRate: 0.1, epochs: 500 });
for await (const event of new Trainer({ network, data: { train: xor, test: xor }, plan }).run()) {
  if (event.type === 'done') console.log(`a loss below 0.05: ${event.testLoss < 0.05}`); // → a loss below 0.05: true
}

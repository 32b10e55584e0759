// Some fifteen lines with the parts of the toolkit, and the backend that a user would take.
import { createVitrum } from 'vitrum';
import { createBackend, createNetwork, denseNetworkConfig, planTraining, Trainer } from 'vitrum/parts';
import { arrayDataset } from 'vitrum/data';

const registry = createVitrum();
const xor = arrayDataset({ name: 'xor', inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]] });
const config = denseNetworkConfig(registry, { architecture: [2, 8, 1], activation: 'tanh', initializer: 'glorot-normal' });
const network = createNetwork(registry, config, { seed: 1, backend: await createBackend(registry) });
const plan = planTraining(registry, { loss: 'squared-error', learningRate: 0.1, epochs: 500 });
for await (const event of new Trainer({ network, data: { train: xor, test: xor }, plan }).run()) {
  if (event.type === 'done') console.log(`${event.testAccuracy?.toFixed(1)} % right on ${network.backend.name}`); // → 100.0 % right on wasm
}

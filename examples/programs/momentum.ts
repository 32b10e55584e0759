// A training loop of one's own: gradient descent with momentum, written out.
import { createVitrum } from 'vitrum';
import { createCost, createNetwork, denseNetworkConfig, tensorFrom } from 'vitrum/parts';

const registry = createVitrum();
const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 8, 1], activation: 'tanh', initializer: 'glorot-normal' }), { seed: 1 });
const cost = createCost(network, registry.losses.get('squared-error'));
const inputs = tensorFrom([4, 2], [0, 0, 0, 1, 1, 0, 1, 1]);
const targets = tensorFrom([4, 1], [0, 1, 1, 0]);
const velocities = network.parameters.map(({ value }) => new Float32Array(value.data.length));
for (let step = 0; step < 500; step++) {
  network.forward(inputs, true);
  cost.backward(targets);
  for (const [index, { value, gradient }] of network.parameters.entries()) {
    const velocity = velocities[index] ?? new Float32Array();
    for (const [i, g] of gradient.data.entries()) {
      velocity[i] = 0.9 * (velocity[i] ?? 0) + g;
      value.data[i] = (value.data[i] ?? 0) - 0.05 * (velocity[i] ?? 0);
    }
  }
}
console.log(Array.from(network.forward(inputs).data, (output) => Math.round(output)).join(' ')); // 0 1 1 0

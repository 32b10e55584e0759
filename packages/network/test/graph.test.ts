import fc from 'fast-check';
import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Shape } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createCost, createNetwork, numericalGradient, planNetwork, type LayerConfig, type NetworkConfig } from '@vitrum/network';
import { createRandom, tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

describe('a residual block, worked out by hand', () => {
  // h = 2x, y = h + x = 3x with x = [1, 2]; weights [2 0; 0 2].
  const config = {
    inputShape: [2],
    layers: [
      { type: 'dense', units: 2, activation: 'identity', name: 'h' },
      { type: 'add', inputs: ['h', 'input'] },
    ],
  };
  const network = createNetwork(config, { registry, seed: 1, precision: 'float64', hasInputGradient: true });
  network.parameter('layers.0.weights').value.data.set([2, 0, 0, 2]);
  network.parameter('layers.0.biases').value.data.fill(0);

  test('the branches add up', () => {
    expect([...network.forward(tensorFrom([1, 2], [1, 2])).data]).toEqual([3, 6]);
  });

  test('the gradients of both ways add up: ∂C/∂x = ∂C/∂y + Wᵀ·∂C/∂y', () => {
    network.forward(tensorFrom([1, 2], [1, 2]));
    network.backward(tensorFrom([1, 2], [10, 1]));
    expect([...(network.inputGradient?.data ?? [])]).toEqual([30, 3]);
    expect([...network.parameter('layers.0.weights').gradient.data]).toEqual([10, 1, 20, 2]); // xᵀ·∂C/∂y
  });
});

test('an output with three readers gets the sum of their gradients', () => {
  const config = {
    inputShape: [1],
    layers: [
      { type: 'dense', units: 1, name: 'x' },
      { type: 'add', inputs: ['x', 'x'], name: 'twice' },
      { type: 'concat', inputs: ['x', 'twice', 'x'] },
    ],
  };
  const network = createNetwork(config, { registry, seed: 1, precision: 'float64' });
  network.forward(tensorFrom([1, 1], [1]));
  network.backward(tensorFrom([1, 3], [1, 10, 100])); // x + 2·x·10 + 100·x
  expect(network.layers[0]?.da?.data[0]).toBe(121);
});

/** A random network of up to 12 layers over vectors: dense, norms and dropout, joined by sums and concatenations. */
function drawGraph(seed: number, count: number): NetworkConfig {
  const random = createRandom(seed);
  const names: string[] = ['input'];
  const widths: number[] = [3];
  const read = new Set<string>();
  const layers: LayerConfig[] = [];
  const choose = (): number => random.integer(names.length);
  const put = (layer: LayerConfig, width: number): void => {
    const name = `n${layers.length}`;
    for (const input of layer.inputs ?? []) read.add(input);
    layers.push({ ...layer, name });
    names.push(name);
    widths.push(width);
  };
  while (layers.length < count - 2) {
    const at = choose();
    const [name = '', width = 1] = [names[at], widths[at]];
    const same = names.filter((_, i) => widths[i] === width);
    const kind = random.integer(6);
    if (kind === 0 && same.length > 1) put({ type: 'add', inputs: [name, same[random.integer(same.length)] ?? name] }, width);
    else if (kind === 1) {
      const other = choose();
      put({ type: 'concat', inputs: [name, names[other] ?? name] }, width + (widths[other] ?? 1));
    } else if (kind === 2) put({ type: 'layer-norm', epsilon: 0.5, inputs: [name] }, width);
    else if (kind === 3) put({ type: 'dropout', rate: 0.3, inputs: [name] }, width);
    else put({ type: 'dense', units: 2 + random.integer(3), activation: 'tanh', inputs: [name], weightInitializer: 'glorot-normal', biasInitializer: 'glorot-normal' }, 0);
    const last = layers.at(-1);
    if (last?.type === 'dense') widths[widths.length - 1] = Number(last['units']);
  }
  const open = names.slice(1).filter((name) => !read.has(name));
  const inputs = open.length > 1 ? open : [open[0] ?? 'input', 'input'];
  put({ type: 'concat', inputs }, 0);
  layers.push({ type: 'dense', units: 2, activation: 'sigmoid' });
  return { inputShape: [3], layers };
}

test('the gradients of random graphs of up to 12 layers are those of central differences', () => {
  const seen = new Set<string>();
  const property = fc.property(fc.integer({ min: 4, max: 12 }), fc.nat(), (count, seed) => {
    const config = drawGraph(seed, count);
    for (const { type } of config.layers) seen.add(type);
    const network = createNetwork(config, { registry, seed, precision: 'float64' });
    const random = createRandom(seed + 1);
    const draw = (shape: Shape) => tensorFrom(shape, Array.from({ length: shape.reduce((n, length) => n * length, 1) }, () => random.uniform(-1, 1)), 'float64');
    const [inputs, targets] = [draw([2, 3]), draw([2, 2])];
    const cost = createCost(network, squaredError);
    network.forward(inputs);
    cost.backward(targets);
    const gradients = network.parameters.map(({ gradient }) => [...gradient.data]);
    for (const [p, parameter] of network.parameters.entries()) {
      const index = random.integer(parameter.value.data.length);
      const expected = numericalGradient({ network, cost, inputs, targets, parameter, index });
      // Rounding 2⁻⁵²·|C|/h is 10⁻¹⁰, the remainder h²/6·|C‴| below 10⁻⁸.
      expect(Math.abs((gradients[p]?.[index] ?? NaN) - expected), `${parameter.name}[${index}]`).toBeLessThan(1e-7);
    }
  });
  fc.assert(property, { seed: 1, numRuns: 150 });
  expect([...seen].sort()).toEqual(['add', 'concat', 'dense', 'dropout', 'layer-norm']);
});

test('a plan of a random graph says as many parameters as the network has', () => {
  for (let seed = 0; seed < 20; seed++) {
    const config = drawGraph(seed, 10);
    const network = createNetwork(config, { registry, seed });
    const counted = network.parameters.reduce((sum, { value }) => sum + value.data.length, 0);
    expect(planNetwork(config, registry).parameterCount).toBe(counted);
  }
});

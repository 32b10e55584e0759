import fc from 'fast-check';
import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Tensor } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createCost, createNetwork, planNetwork } from '@vitrum/network';
import { centralDifference, createRandom, sizeOf, tensorFrom } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { randomNetwork, vocabularySize } from './support/random-network.ts';

const registry = createRegistry([activationsPlugin, layersPlugin]);

test('the gradients of random networks of all layers are those of central differences, of inputs and in training too', () => {
  const seen = new Set<string>();
  const property = fc.property(fc.integer({ min: 2, max: 10 }), fc.nat(), fc.boolean(), (count, seed, training) => {
    const config = randomNetwork(seed, count, registry);
    for (const { type } of config.layers) seen.add(type);
    const network = createNetwork(registry, config, { seed, precision: 'float64', hasInputGradient: true });
    const random = createRandom(seed + 1);
    // Scales of 1 and shifts of 0 would hide faults, and leave equal numbers equal, where the largest of a window has no derivative.
    for (const { value: { data } } of network.parameters) data.forEach((each, i) => (data[i] = each + random.uniform(-0.3, 0.3)));
    const batchSize = 3;
    const length = batchSize * sizeOf(config.inputShape);
    const isOfWords = network.indices !== undefined;
    const inputs = tensorFrom([batchSize, ...config.inputShape], Array.from({ length }, () => (isOfWords ? random.integer(vocabularySize) : random.uniform(-1, 1))), 'float64');
    const targets = tensorFrom([batchSize, 2], Array.from({ length: 2 * batchSize }, () => random.uniform()), 'float64');
    const cost = createCost(network, squaredError);
    const pass = (): number => {
      network.drawAt(seed, 4); // dropout leaves out the same numbers each time
      network.forward(inputs, training);
      return cost.total(targets) / batchSize;
    };
    pass();
    cost.backward(targets);
    const pairs: readonly (readonly [name: string, value: Tensor, gradient: readonly number[]])[] = [
      ...network.parameters.map(({ name, value, gradient }) => [name, value, [...gradient.data]] as const),
      ...(isOfWords ? [] : [['input', inputs, [...(network.inputGradient?.data ?? [])]] as const]),
    ];
    for (const [name, { data }, gradient] of pairs) {
      for (const index of [0, random.integer(data.length), data.length - 1]) {
        const original = data[index] ?? NaN;
        const derivative = centralDifference((value) => {
          data[index] = value;
          return pass();
        })(original);
        data[index] = original;
        // Rounding 2⁻⁵²·|C|/h is 10⁻¹⁰, the remainder h²/6·|C‴| below 10⁻⁸.
        expect(Math.abs((gradient[index] ?? NaN) - derivative), `${name}[${index}]`).toBeLessThan(1e-7);
      }
    }
  });
  fc.assert(property, { seed: 1, numRuns: 200 });
  expect([...seen].sort()).toEqual(layersPlugin.layers.map(({ name }) => name).sort());
});

test('a plan of a random network says as many parameters as the network has', () => {
  for (let seed = 0; seed < 20; seed++) {
    const config = randomNetwork(seed, 10, registry);
    const counted = createNetwork(registry, config, { seed }).parameters.reduce((sum, { value }) => sum + value.data.length, 0);
    expect(planNetwork(registry, config).parameterCount).toBe(counted);
  }
});

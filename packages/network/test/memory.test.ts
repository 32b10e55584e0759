import { createCountingBackend } from '@vitrum/test-support/counting-backend';
import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Tensor } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, type Network } from '@vitrum/network';
import { createRandom, tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);
const config = { inputShape: [2], layers: [{ type: 'dense', units: 3, activation: 'tanh' }, { type: 'dropout' }, { type: 'dense', units: 2 }] };

function passThrough(network: Network, size: number) {
  const random = createRandom(size);
  const fill = (): Tensor => tensorFrom([size, 2], Array.from({ length: 2 * size }, () => random.uniform(-1, 1)));
  network.drawAt(1, size);
  const output = network.forward(fill(), true);
  network.backward(fill());
  return {
    output: [...output.data],
    layers: network.layers.map(({ z, a, dz, da }) => [z, a, dz, da].map((tensor) => tensor && [...tensor.data])),
    shapes: network.layers.map(({ a, da }) => [a?.shape[0], da?.shape[0]]),
    gradients: network.parameters.map(({ gradient }) => [...gradient.data]),
  };
}

test('batches of 1, 5 and 2 leave no trace in each other', () => {
  const network = createNetwork(registry, config, { seed: 2 });
  for (const size of [1, 5, 2, 5, 1]) {
    const result = passThrough(network, size);
    expect(result).toEqual(passThrough(createNetwork(registry, config, { seed: 2 }), size));
    expect(result.shapes).toEqual([[size, size], [size, size], [size, size]]);
  }
});

test('a batch that is predicted between two training passes changes nothing of the second', () => {
  const network = createNetwork(registry, config, { seed: 2 });
  passThrough(network, 3);
  network.forward(tensorFrom([40, 2], Array.from({ length: 80 }, (_, i) => i / 80))); // larger than any before
  expect(passThrough(network, 3)).toEqual(passThrough(createNetwork(registry, config, { seed: 2 }), 3));
});

describe('memory', () => {
  test('is taken when a size is the largest so far, and in no later step', () => {
    const backend = createCountingBackend();
    const network = createNetwork(registry, config, { seed: 2, backend });
    passThrough(network, 5);
    const before = backend.allocated.length;
    for (const size of [2, 5, 1, 2]) passThrough(network, size);
    expect(backend.allocated).toHaveLength(before);
    passThrough(network, 6);
    expect(backend.allocated.slice(before).map(({ shape }) => shape[0])).toSatisfy((sizes: readonly number[]) => sizes.length > 0 && sizes.every((size) => size === 6));
  });

  test('of a network that only predicts has no gradients', () => {
    const backend = createCountingBackend();
    const network = createNetwork(registry, config, { seed: 2, backend });
    network.forward(tensorFrom([4, 2], [1, 2, 3, 4, 5, 6, 7, 8]));
    const parameters = [[2, 3], [3], [3, 2], [2]];
    const passes = [[4, 2], [4, 3], [4, 3], [4, 3], [4, 3], [4, 2], [4, 2]]; // the input; a and z, dropout's a and mask; a and z
    expect(backend.allocated.map(({ shape }) => String(shape)).sort()).toEqual([...parameters, ...passes].map(String).sort());
  });

  test('comes back whole', () => {
    const backend = createCountingBackend();
    const network = createNetwork(registry, { ...config, layers: [...config.layers, { type: 'batch-norm' }] }, { seed: 2, backend, hasInputGradient: true });
    passThrough(network, 3);
    expect(backend.held.size).toBeGreaterThan(0);
    network.release();
    expect(backend.held.size).toBe(0);
  });
});

test('what the network owns is used in place, what it is given is copied', () => {
  const network = createNetwork(registry, config, { seed: 2 });
  const own = network.inputFor(1);
  own.data.set([0.5, -0.5]);
  const output = [...network.forward(own).data];
  const given = tensorFrom([1, 2], [0.5, -0.5]);
  expect([...network.forward(given).data]).toEqual(output);
  given.data.fill(9);
  network.backward(tensorFrom([1, 2], [1, 1]));
  const gradient = [...network.parameter('layers.0.weights').gradient.data];
  own.data.set([0.5, -0.5]);
  network.forward(own);
  network.outputGradient.data.fill(1);
  network.backward(network.outputGradient);
  expect([...network.parameter('layers.0.weights').gradient.data]).toEqual(gradient);
});

test('what layers draw is decided by seed and step alone', () => {
  const input = tensorFrom([1, 2], [1, 1]);
  const at = (network: Network, seed: number, step: number): readonly number[] => {
    network.drawAt(seed, step);
    return [...network.forward(input, true).data];
  };
  const network = createNetwork(registry, config, { seed: 2 });
  const steps = Array.from({ length: 12 }, (_, step) => at(network, 5, step));
  expect(new Set(steps.map(String)).size).toBeGreaterThan(3);
  const fresh = createNetwork(registry, config, { seed: 2 });
  expect(at(fresh, 5, 7)).toEqual(steps[7]);
  expect(Array.from({ length: 12 }, (_, step) => at(fresh, 6, step))).not.toEqual(steps);
});

import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
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
  const network = createNetwork(registry, config, { seed: 1, precision: 'float64', hasInputGradient: true });
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
  const network = createNetwork(registry, config, { seed: 1, precision: 'float64' });
  network.forward(tensorFrom([1, 1], [1]));
  network.backward(tensorFrom([1, 3], [1, 10, 100])); // x + 2·x·10 + 100·x
  expect(network.layers[0]?.da?.data[0]).toBe(121);
});

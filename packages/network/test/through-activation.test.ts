import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork } from '@vitrum/network';
import { createRandom } from '@vitrum/tensor';
import { activateBack } from '@vitrum/tensor/operations';
import { expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin]);

test('∂C/∂output behind an activation that a pool went through is formed when asked for', () => {
  const network = createNetwork(registry, {
    inputShape: [6, 6],
    layers: [{ type: 'conv2d', filters: 3, activation: 'tanh' }, { type: 'max-pool2d', poolSize: 2 }, { type: 'flatten' }, { type: 'dense', units: 2 }],
  }, { seed: 1 });
  const random = createRandom(1);
  const input = network.inputFor(2);
  for (const seen of [1, 2]) { // anew for every pass
    for (let i = 0; i < input.data.length; i++) input.data[i] = random.uniform(-1, 1);
    network.forward(input, true);
    network.outputGradient.data.fill(seen);
    network.backward(network.outputGradient);
    const [conv] = network.layers;
    const [z, a, da, dz] = [conv?.z, conv?.a, conv?.da, conv?.dz];
    if (z === undefined || a === undefined || da === undefined || dz === undefined || conv?.activation === undefined) throw new Error('all are kept');
    const found = [...dz.data];
    activateBack.reference({ activation: conv.activation, z, a, da, dz })();
    expect(found).toEqual([...dz.data]);
    expect(found.some((value) => value !== 0)).toBe(true);
  }
});

test('dense layers go back through activations; ∂C/∂output is formed when asked for, and gradients stay as they are', () => {
  const network = createNetwork(registry, {
    inputShape: [5],
    layers: [{ type: 'dense', units: 7, activation: 'relu' }, { type: 'dense', units: 6, activation: 'tanh' }, { type: 'dense', units: 3, activation: 'softmax' }],
  }, { seed: 1 });
  const random = createRandom(2);
  const input = network.inputFor(4);
  for (const from of ['output', 'logits'] as const) {
    for (let i = 0; i < input.data.length; i++) input.data[i] = random.uniform(-1, 1);
    network.forward(input, true);
    const given = from === 'output' ? network.outputGradient : network.logitsGradient;
    if (given === undefined) throw new Error('the last layer has an activation');
    for (let i = 0; i < given.data.length; i++) given.data[i] = random.uniform(-1, 1);
    if (from === 'output') network.backward(given);
    else network.backwardFromLogits(given);
    const errors = network.layers.map(({ dz }) => [...(dz?.data ?? [])]);
    for (const { gradient } of network.parameters) gradient.data.fill(9); // as a limit may change them in place
    for (const { z, a, da, dz, activation } of network.layers.slice(0, 2)) {
      if (z === undefined || a === undefined || da === undefined || dz === undefined || activation === undefined) throw new Error('all are kept');
      activateBack.reference({ activation, z, a, da, dz })();
    }
    expect(network.layers.map(({ dz }) => [...(dz?.data ?? [])])).toEqual(errors);
    expect(errors.flat().some((value) => value !== 0)).toBe(true);
    expect(network.parameters.every(({ gradient }) => gradient.data.every((value) => value === 9))).toBe(true);
  }
});

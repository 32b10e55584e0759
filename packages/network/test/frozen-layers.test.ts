import fc from 'fast-check';
import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type RandomGenerator } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { copyNetwork, createCost, createNetwork, parseNetworkConfig, planNetwork, summarizeNetwork, type Network, type NetworkConfig } from '@vitrum/network';
import { centralDifference, createRandom, sizeOf, tensorFrom } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { randomNetwork, vocabularySize } from './support/random-network.ts';

const registry = createRegistry([activationsPlugin, layersPlugin]);

/** A random network, each layer of which is frozen or not by chance, and a pass through it. */
function frozenPass(count: number, seed: number, training: boolean, hasInputGradient = false) {
  const random = createRandom(seed + 1);
  const drawn = randomNetwork(seed, count, registry);
  const config: NetworkConfig = { ...drawn, layers: drawn.layers.map((layer) => (random.integer(2) === 0 ? layer : { ...layer, trainable: false })) };
  const network = createNetwork(registry, config, { seed, precision: 'float64', hasInputGradient });
  for (const { value: { data } } of [...network.parameters, ...network.state]) data.forEach((each, i) => (data[i] = Math.abs(each + random.uniform(-0.3, 0.3))));
  const cost = createCost(network, squaredError);
  return { network, random, ...passOf(network, random, training, cost), cost };
}

function passOf(network: Network, random: RandomGenerator, training: boolean, cost = createCost(network, squaredError)) {
  const batchSize = 3;
  const isOfWords = network.indices !== undefined;
  const numbers = Array.from({ length: batchSize * sizeOf(network.inputShape) }, () => (isOfWords ? random.integer(vocabularySize) : random.uniform(-1, 1)));
  const inputs = tensorFrom([batchSize, ...network.inputShape], numbers, 'float64');
  const targets = tensorFrom([batchSize, 2], Array.from({ length: 2 * batchSize }, () => random.uniform()), 'float64');
  const pass = (through = network, by = cost): number => {
    through.drawAt(1, 4); // dropout leaves out the same numbers each time
    through.forward(inputs, training);
    return by.total(targets) / batchSize;
  };
  return { pass, targets };
}

const bitsOf = (network: Network): readonly string[] => [...network.parameters, ...network.state].map(({ name, value }) => `${name} ${value.data.join(' ')}`);

test('the gradients of what is trained are those of the network without frozen layers, to the bit', () => {
  const property = fc.property(fc.integer({ min: 2, max: 10 }), fc.nat(), (count, seed) => {
    const { network, pass, cost, targets } = frozenPass(count, seed, false);
    const whole = copyNetwork(registry, network, { unfreezes: true });
    const ofWhole = createCost(whole, squaredError);
    pass();
    cost.backward(targets);
    pass(whole, ofWhole);
    ofWhole.backward(targets);
    for (const { name, gradient } of network.trainable.parameters) expect(gradient.data, name).toEqual(whole.parameter(name).gradient.data);
    expect(whole.trainable.parameters).toHaveLength(network.parameters.length);
  });
  fc.assert(property, { seed: 2, numRuns: 100 });
});

test('in training, too, they are those of central differences, and what is frozen stays as it is', () => {
  const property = fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(), fc.boolean(), (count, seed, hasInputGradient) => {
    const { network, random, pass, cost, targets } = frozenPass(count, seed, true, hasInputGradient);
    const frozen = network.layers.filter(({ trainable }) => !trainable).flatMap(({ parameters, state }) => [...parameters, ...state]);
    const before = frozen.map(({ value }) => [...value.data]);
    pass();
    cost.backward(targets);
    for (const { name, value: { data }, gradient } of network.trainable.parameters) {
      const index = random.integer(data.length);
      const found = gradient.data[index] ?? NaN; // before the next forward pass
      const original = data[index] ?? NaN;
      const derivative = centralDifference((value) => {
        data[index] = value;
        return pass();
      })(original);
      data[index] = original;
      pass();
      cost.backward(targets);
      expect(Math.abs(found - derivative), `${name}[${index}]`).toBeLessThan(1e-7);
    }
    expect(frozen.map(({ value }) => [...value.data])).toEqual(before);
  });
  fc.assert(property, { seed: 3, numRuns: 100 });
});

const digits = parseNetworkConfig({
  inputShape: [4],
  layers: [
    { type: 'dense', units: 3, activation: 'tanh', trainable: false },
    { type: 'batch-norm', trainable: false },
    { type: 'dense', units: 3, activation: 'tanh' },
    { type: 'dense', units: 2, trainable: false },
  ],
});

test('the backward pass ends at the lowest layer that is trained; a frozen layer has no gradient', () => {
  const network = createNetwork(registry, digits, { seed: 1 });
  const { pass, targets } = passOf(network, createRandom(1), true);
  const before = bitsOf(network);
  pass();
  createCost(network, squaredError).backward(targets);
  expect(network.layers.map(({ da, dz }) => [da !== undefined, dz !== undefined])).toEqual([[false, false], [false, false], [true, true], [true, true]]);
  expect(network.trainable.parameters.map(({ name }) => name)).toEqual(['layers.2.weights', 'layers.2.biases']);
  expect(() => network.parameter('layers.0.weights').gradient).toThrow(expect.objectContaining({ code: 'VITRUM_GRADIENT_NOT_KEPT', message: '"layers.0.weights" has no gradient: its layer is frozen, "trainable": false.' }));
  expect(bitsOf(network)).toEqual(before); // the running mean and variance, too
});

test('a block freezes its layers, and the summary says what is trained', () => {
  const plan = planNetwork(registry, { inputShape: [4], layers: [{ type: 'residual', trainable: false, layers: [{ type: 'dense', units: 4 }], shortcut: [{ type: 'dense', units: 4 }] }, { type: 'dense', units: 2 }] });
  expect(plan.layers.map(({ type, trainable }) => [type, trainable])).toEqual([['dense', false], ['dense', false], ['add', true], ['dense', true]]);
  expect(summarizeNetwork(plan)).toMatchObject({ parameters: 50, trainableParameters: 10, layers: [{ trainable: false }, { trainable: false }, { trainable: true }, { trainable: true }] });
});

test('"trainable" is true or false', () => {
  expect(() => parseNetworkConfig({ inputShape: [4], layers: [{ type: 'dense', units: 2, trainable: 'no' }] })).toThrow('"layers[0].trainable" is true or false, got "no".');
});

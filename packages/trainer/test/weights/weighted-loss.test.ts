import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, resolveReference } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createCost, createNetwork, denseNetworkConfig, numericalGradient, type Network } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin]);

const inputs = tensorFrom([4, 2], Float64Array.of(0.5, -1, 1.5, 0.25, -0.75, 2, 0.1, 0.2));
const targets = tensorFrom([4, 3], Float64Array.of(1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1));
/** The weights [0.5, 2, 3] of the classes 0, 2, 1, 2. */
const ofClasses = [0.5, 3, 2, 3];
const ofSamples = [1, 0.25, 2, 1.5];

function oneLayer(outputActivation: string): Network {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [2, 3], outputActivation }), { seed: 1, precision: 'float64' });
  network.parameters[0]?.value.data.set([0.2, 0.1, -0.5, -0.4, 0.3, 0.6]); // [inputs, units]
  network.parameters[1]?.value.data.set([0.05, -0.1, 0.15]);
  return network;
}

const closeTo = (numbers: readonly number[]): readonly unknown[] => numbers.map((each) => expect.closeTo(each, 12) as unknown);

describe('weighted costs and gradients are those of PyTorch', () => {
  // pytorch-weighted.py prints them.
  test.each([
    {
      name: 'CrossEntropyLoss(weight)', activation: 'softmax', loss: 'categorical-cross-entropy', weights: ofClasses, cost: 2.7479426428971663,
      gradient: [0.45024586891216545, 0.7540280191095651, -1.2042738880217305, 0.230154882785689, -0.7124392966973797, 0.48228441391169086],
      bias: [0.5225749920000236, 0.13651923803195032, -0.6590942300319736],
    },
    {
      name: 'CrossEntropyLoss, times weights of samples', activation: 'softmax', loss: 'categorical-cross-entropy', weights: ofSamples, cost: 1.382193556260963,
      gradient: [-0.02038288132190098, 0.375155536064365, -0.3547726547424641, 0.18592371793689497, -0.8289099331381807, 0.6429862152012861],
      bias: [0.06664452244493552, -0.20197594225068152, 0.13533141980574606],
    },
    {
      name: 'CrossEntropyLoss(weight), times weights of samples', activation: 'softmax', loss: 'categorical-cross-entropy', weights: ofClasses.map((each, i) => each * (ofSamples[i] ?? NaN)), cost: 3.019302937753907,
      gradient: [0.08697327955394112, 0.7514101333680997, -0.8383834129220409, 0.2480623831024584, -1.5392743883980233, 1.2912120052955651],
      bias: [0.42885279602940285, -0.3573284695693928, -0.07152432646000983],
    },
    {
      name: 'a squared error, which is taken term by term', activation: 'tanh', loss: 'squared-error', weights: ofClasses, cost: 3.001269992702897,
      gradient: [0.7313010212861494, 0.6105608618782947, -2.8737318513064607, -0.5206326773967824, -0.8935051570735251, -0.342527056858643],
      bias: [-0.11202256767525658, -0.43838276021276995, -2.8572887071748343],
    },
  ])('$name', ({ activation, loss, weights, cost: expected, gradient, bias }) => {
    const network = oneLayer(activation);
    const cost = createCost(network, resolveReference(registry, 'loss', loss));
    network.forward(inputs, true);
    const all = Float64Array.from([...weights, NaN]); // numbers beyond the batch do not matter
    expect(cost.total(targets, all) / 4).toBeCloseTo(expected, 12);
    cost.backward(targets, all);
    expect([...(network.parameters[0]?.gradient.data ?? [])]).toEqual(closeTo(gradient));
    expect([...(network.parameters[1]?.gradient.data ?? [])]).toEqual(closeTo(bias));
  });
});

describe.each(registry.losses.entries.map(({ definition }) => definition.name))('%s', (name) => {
  const loss = resolveReference(registry, 'loss', name);
  const prepared = () => {
    const network = oneLayer('softmax');
    return { network, cost: createCost(network, loss) };
  };

  test('the gradient is the derivative of the weighted cost', () => {
    const { network, cost } = prepared();
    const weights = Float64Array.from(ofSamples);
    network.forward(inputs, true);
    cost.backward(targets, weights);
    const weighted = { ...cost, total: (given: typeof targets) => cost.total(given, weights) };
    const gradients = network.parameters.map(({ gradient }) => [...gradient.data]);
    for (const [place, parameter] of network.parameters.entries()) {
      const exact = gradients[place] ?? [];
      const numerical = exact.map((_, index) => numericalGradient({ network, cost: weighted, inputs, targets, parameter, index }));
      expect(exact).toEqual(numerical.map((each) => expect.closeTo(each, 6) as unknown));
    }
  });

  test('weights of 1 change no bit of the gradient', () => {
    const gradientWith = (weights?: Float64Array): readonly number[] => {
      const { network, cost } = prepared();
      network.forward(inputs, true);
      cost.backward(targets, weights);
      return network.parameters.flatMap(({ gradient }) => [...gradient.data]);
    };
    expect(gradientWith(new Float64Array(4).fill(1))).toEqual(gradientWith());
  });
});

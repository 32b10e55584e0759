import { activationsPlugin } from '@vitrum/activations';
import { createRegistry } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { squaredError } from '@vitrum/losses';
import { createCost, createNetwork } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';

// A 2-2-1 network, every number worked out by hand (the decimals with 30-digit arithmetic):
//
//   x = (1, 2)                      hidden layer: tanh, output layer: identity
//   W₁ = | 0.1  0.4 |   b₁ = (0, 0)          W₂ = |  1 |   b₂ = 0.5          target t = 1
//        | 0.2  0.3 |                             | −1 |
//
// A row of W for each input, a column for each unit; x, z, a and δ are rows.
//
// Forward
//   z₁ = x·W₁ + b₁ = (0.1·1 + 0.2·2, 0.4·1 + 0.3·2) = (0.5, 1)
//   a₁ = tanh z₁   = (0.462117157260, 0.761594155956)
//   z₂ = a₁·W₂ + b₂ = 0.462117157260 − 0.761594155956 + 0.5 = 0.200523001304 = a₂
//   C  = (a₂ − t)² = (−0.799476998696)² = 0.639163471444
//
// Backward
//   δ₂ = 2(a₂ − t)·1            = −1.598953997392
//   ∂C/∂W₂ = a₁ᵀ·δ₂             = (−0.738904075864, −1.217754020055)ᵀ
//   ∂C/∂b₂ = δ₂                 = −1.598953997392
//   ∂C/∂a₁ = δ₂·W₂ᵀ             = (−1.598953997392, 1.598953997392)
//   φ′(z₁) = 1 − a₁²            = (0.786447732966, 0.419974341614)
//   δ₁ = ∂C/∂a₁ ⊙ φ′(z₁)        = (−1.257493746365, 0.671519652326)
//   ∂C/∂W₁ = xᵀ·δ₁ = | 1·(−1.257493746365)  1·0.671519652326 | = | −1.257493746365  0.671519652326 |
//                    | 2·(−1.257493746365)  2·0.671519652326 |   | −2.514987492731  1.343039304651 |
//   ∂C/∂b₁ = δ₁

const registry = createRegistry([activationsPlugin, layersPlugin]);

function handNetwork(precision: 'float32' | 'float64') {
  const config = {
    inputShape: [2],
    layers: [
      { type: 'dense', units: 2, activation: 'tanh' },
      { type: 'dense', units: 1, activation: 'identity' },
    ],
  };
  const network = createNetwork(registry, config, { seed: 1, precision });
  network.loadParameters(
    new Map([
      ['layers.0.weights', tensorFrom([2, 2], [0.1, 0.4, 0.2, 0.3], precision)],
      ['layers.0.biases', tensorFrom([2], [0, 0], precision)],
      ['layers.1.weights', tensorFrom([2, 1], [1, -1], precision)],
      ['layers.1.biases', tensorFrom([1], [0.5], precision)],
    ]),
  );
  return network;
}

describe.each([
  { precision: 'float64', digits: 11 },
  { precision: 'float32', digits: 5 },
] as const)('the 2-2-1 network worked out by hand, $precision', ({ precision, digits }) => {
  const network = handNetwork(precision);
  const inputs = tensorFrom([1, 2], [1, 2], precision);
  const targets = tensorFrom([1, 1], [1], precision);
  const cost = createCost(network, squaredError);
  network.forward(inputs);
  const total = cost.total(targets);
  cost.backward(targets);

  const [hidden, output] = network.layers;
  test.each([
    ['z₁', hidden?.z?.data, [0.5, 1]],
    ['a₁', hidden?.a?.data, [0.46211715726, 0.761594155956]],
    ['z₂', output?.z?.data, [0.200523001304]],
    ['a₂', output?.a?.data, [0.200523001304]],
    ['C', [total], [0.639163471444]],
    ['δ₂', output?.dz?.data, [-1.598953997392]],
    ['∂C/∂W₂', network.parameter('layers.1.weights').gradient.data, [-0.738904075864, -1.217754020055]],
    ['∂C/∂b₂', network.parameter('layers.1.biases').gradient.data, [-1.598953997392]],
    ['δ₁', hidden?.dz?.data, [-1.257493746365, 0.671519652326]],
    [
      '∂C/∂W₁',
      network.parameter('layers.0.weights').gradient.data,
      [-1.257493746365, 0.671519652326, -2.514987492731, 1.343039304651],
    ],
    ['∂C/∂b₁', network.parameter('layers.0.biases').gradient.data, [-1.257493746365, 0.671519652326]],
  ])('%s', (_name, actual, expected) => {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, index) => {
      expect(actual?.[index]).toBeCloseTo(value, digits);
    });
  });
});

import { resolveReference, type Activation, type Loss, type Tensor } from '@vitrum/core';
import { createCost, createNetwork, numericalGradient, type Network } from '@vitrum/network';
import { createRandom, createTensor } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';

// Every activation × loss × batch size in the registry: backpropagation against central differences in 64-bit.

const registry = createVitrum();
const batchSizes = [1, 2, 5];
const inputShape = [4];
const hiddenUnits = 5;
const outputUnits = 3;
// h of the difference quotients: the truncation h²·C‴/6 stays below 10⁻⁷ for logarithms at the margin of their kinks (C‴
// about 10⁴), the rounding 2⁻⁵²·C/h below 10⁻⁹.
const step = 3e-6;

interface Trial {
  readonly network: Network;
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** A random network whose layers all have the activation, with a random batch; targets are random distributions. */
function randomTrial(activation: string, batchSize: number, seed: number): Trial {
  const layer = {
    type: 'dense',
    activation,
    weightInitializer: { type: 'uniform', minimum: -0.5, maximum: 0.5 },
    biasInitializer: { type: 'uniform', minimum: 0.1, maximum: 0.6 },
  };
  const layers = [
    { ...layer, units: hiddenUnits },
    { ...layer, units: outputUnits },
  ];
  const network = createNetwork(registry, { inputShape, layers }, { seed, precision: 'float64' });
  const random = createRandom(seed, 99);
  const inputs = createTensor([batchSize, ...inputShape], 'float64');
  inputs.data.forEach((_, i) => (inputs.data[i] = random.uniform(-1, 1)));
  const targets = createTensor([batchSize, outputUnits], 'float64');
  for (let row = 0; row < batchSize; row++) {
    const shares = Array.from({ length: outputUnits }, () => random.uniform(0.1, 1));
    const total = shares.reduce((sum, share) => sum + share, 0);
    targets.data.set(shares.map((share) => share / total), row * outputUnits);
  }
  return { network, inputs, targets };
}

/** True when no z lies near a kink of the activation and no output near a kink of the loss. */
function isSmooth({ network, inputs, targets }: Trial, activation: Activation, loss: Loss): boolean {
  const outputs = network.forward(inputs).data;
  const kinks = activation.kind === 'rowwise' ? [] : (activation.kinks ?? []);
  const zs = network.layers.flatMap(({ z }) => [...(z?.data ?? [])]);
  if (zs.some((z) => kinks.some((kink) => Math.abs(z - kink) < 1e-3))) return false;
  // A logarithm is so curved near 0 that differences of this step are off by more than is allowed.
  if (loss.kind === 'rowwise') return outputs.every((y) => Math.abs(y) > 0.02);
  if (loss.hasKink === undefined) return true;
  const { hasKink } = loss;
  return outputs.every((y, i) => !hasKink(y, targets.data[i] ?? 0, 0.02));
}

function smoothTrial(activation: Activation, loss: Loss, batchSize: number): Trial {
  for (let seed = 1; seed <= 2000; seed++) {
    const trial = randomTrial(activation.name, batchSize, seed);
    if (isSmooth(trial, activation, loss)) return trial;
  }
  throw new Error(`No trial of ${activation.name} with ${loss.name} keeps away from kinks.`);
}

describe.each(registry.activations.names)('%s', (activationName) => {
  const activation = resolveReference(registry, 'activation', activationName);

  test.each(registry.losses.names)('with %s: every gradient of every batch size', (lossName) => {
    const loss = resolveReference(registry, 'loss', lossName);
    for (const batchSize of batchSizes) {
      const { network, inputs, targets } = smoothTrial(activation, loss, batchSize);
      const cost = createCost(network, loss);
      network.forward(inputs);
      cost.backward(targets);
      const gradients = network.parameters.map(({ gradient }) => [...gradient.data]);
      network.parameters.forEach((parameter, p) => {
        gradients[p]?.forEach((gradient, index) => {
          const expected = numericalGradient({ network, cost, inputs, targets, parameter, index, step });
          const difference = Math.abs(gradient - expected);
          const where = `batch ${batchSize}, ${parameter.name}[${index}]: ${gradient} against ${expected}`;
          expect(difference, where).toBeLessThan(1e-7 * Math.max(1, Math.abs(expected)));
        });
      });
    }
  });
});

test('loss and last activation are joined where both know the link, and only there', () => {
  const joined = registry.activations.names.flatMap((activation) =>
    registry.losses.names
      .filter((loss) => {
        const { network } = randomTrial(activation, 1, 1);
        return createCost(network, resolveReference(registry, 'loss', loss)).isFromLogits;
      })
      .map((loss) => `${activation} + ${loss}`),
  );
  expect(joined.sort()).toEqual([
    'sigmoid + binary-cross-entropy',
    'sigmoid + categorical-cross-entropy',
    'softmax + categorical-cross-entropy',
    'softmax + kullback-leibler',
    'softmax + smoothed-cross-entropy',
  ]);
});

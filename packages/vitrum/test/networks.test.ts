import { expect, test } from 'vitest';
import { createVitrum, isVitrumError, type Reference, type Shape } from 'vitrum';
import { buildNetwork, planNetwork } from 'vitrum/parts';
import type { NetworkEnds } from '@vitrum/core';
import { networkCases } from '../../networks/test/cases.ts';

const registry = createVitrum();
const ends = (inputShape: Shape): NetworkEnds => ({ inputShape, outputs: 10, outputActivation: 'softmax' });

test.each(networkCases)('$name $options for $inputShape has the parameters worked out by hand', ({ name, options, inputShape, parameters }) => {
  const plan = planNetwork(registry, buildNetwork(registry, { type: name, ...options }, ends(inputShape)));
  expect(plan.parameterCount).toBe(parameters);
  expect(plan.outputShape).toEqual([10]);
  expect(plan.layers.at(-1)?.plan.activation?.name).toBe('softmax');
});

test('every network is built as plain JSON, the same each time', () => {
  for (const name of registry.networks.names) {
    const built = buildNetwork(registry, name, ends([32, 32, 3]));
    expect(buildNetwork(registry, name, ends([32, 32, 3]))).toEqual(built);
    expect(JSON.parse(JSON.stringify(built))).toEqual(built);
  }
});

test.each<[Reference, Shape, string, string]>([
  ['mpl', [4], 'VITRUM_UNKNOWN_NAME', 'There is no network called "mpl".'],
  [{ type: 'mlp', dropout: 1.5 }, [4], 'VITRUM_INVALID_OPTION', 'network "mlp": dropout must be a number of at least 0 and less than 1, got 1.5.'],
  [{ type: 'mlp', activation: 'rely' }, [4], 'VITRUM_UNKNOWN_NAME', 'network "mlp": activation: There is no activation called "rely".'],
  [{ type: 'mlp', hiden: [4] }, [4], 'VITRUM_UNKNOWN_OPTION', 'network "mlp" has no option "hiden".'],
  ['cnn-small', [784], 'VITRUM_SHAPE_MISMATCH', 'The network "cnn-small" takes pictures of shape [height, width, channels] or [height, width], got [784].'],
  ['cnn-small', [28, 9], 'VITRUM_SHAPE_MISMATCH', 'The network "cnn-small" needs pictures of at least [10, 10], got [28, 9]: the width is too small.'],
  ['lenet', [15, 28], 'VITRUM_SHAPE_MISMATCH', 'The network "lenet" needs pictures of at least [16, 16], got [15, 28]: the height is too small.'],
])('%j for %j is refused: %s', (reference, inputShape, code, message) => {
  let error: unknown;
  try {
    buildNetwork(registry, reference, ends(inputShape));
  } catch (thrown) {
    error = thrown;
  }
  expect(isVitrumError(error) && [error.code, error.message]).toEqual([code, message]);
});

test('the smallest pictures that a network says it takes can be planned', () => {
  const smallest: Readonly<Record<string, number>> = { lenet: 16, 'cnn-small': 10, 'cnn-best': 8, 'resnet-small': 4 };
  for (const [name, length] of Object.entries(smallest)) planNetwork(registry, buildNetwork(registry, name, ends([length, length])));
});

test('a plugin contributes a network; what it builds wrongly is its own error', () => {
  const plugin = { name: 'p', version: '1.0.0', networks: [{ name: 'broken', options: {}, build: () => ({ inputShape: [1], layers: 5 }) }] };
  // The compiler would refuse this; a JavaScript plugin can do it.
  const broken = registry.with(plugin as never);
  expect(() => buildNetwork(broken, 'broken', ends([4]))).toThrow('The network "broken" must be built to an object with "inputShape"');
});

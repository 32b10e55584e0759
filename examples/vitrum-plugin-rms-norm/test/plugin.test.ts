import { testPlugin } from '@vitrum/plugin-kit/vitest';
import { describe, expect, test } from 'vitest';
import { createVitrum, type Shape } from 'vitrum';
import { createNetwork, tensorFrom, type Network } from 'vitrum/parts';
import plugin from '../src/index.ts';

// Names, shapes, gradients, purity, options, training, saving, loading and resuming.
testPlugin(plugin, { module: new URL('../src/index.ts', import.meta.url) });

const registry = createVitrum().with(plugin);

/** A network consisting of the layer alone, in 64 bits. */
function createLayer(epsilon: number, inputShape: Shape): Network {
  const config = { inputShape, layers: [{ type: 'rms-norm', epsilon }] };
  return createNetwork(registry, config, { seed: 1, precision: 'float64', hasInputGradient: true });
}

function expectClose(got: ArrayLike<number> | undefined, expected: readonly number[]): void {
  expect(got).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(got?.[i], `element ${i}`).toBeCloseTo(value, 12);
}

describe('a sample worked out by hand', () => {
  // x = [1, 3, 5, 7]: the mean of the squares is (1 + 9 + 25 + 49) / 4 = 21, and with ε = 4, r = 5: x̂ = [0.2, 0.6, 1, 1.4].
  const x = [1, 3, 5, 7];

  test('forward', () => {
    const layer = createLayer(4, [4]);
    expectClose(layer.forward(tensorFrom([1, 4], x, 'float64')).data, [0.2, 0.6, 1, 1.4]);
    layer.parameter('layers.0.scale').value.data.set([5, 5, -1, 0]);
    expectClose(layer.forward(tensorFrom([1, 4], x, 'float64')).data, [1, 3, -1, 0]);
  });

  test('backward', () => {
    const layer = createLayer(4, [4]);
    layer.forward(tensorFrom([1, 4], x, 'float64'), true);
    layer.backward(tensorFrom([1, 4], [1, 0, 0, 0], 'float64'));
    // g = [1, 0, 0, 0]: mean(g ⊙ x̂) = 0.05, so ∂C/∂x = (g − 0.05·x̂) / 5.
    expectClose(layer.inputGradient?.data, [0.198, -0.006, -0.01, -0.014]);
    expectClose(layer.parameter('layers.0.scale').gradient.data, [0.2, 0, 0, 0]);
  });

  test('the parameter gathers the gradients of the batch', () => {
    const layer = createLayer(4, [4]);
    layer.forward(tensorFrom([2, 4], [...x, ...x.toReversed()], 'float64'), true);
    layer.backward(tensorFrom([2, 4], [1, 0, 0, 0, 1, 0, 0, 2], 'float64'));
    expectClose(layer.parameter('layers.0.scale').gradient.data, [0.2 + 1.4, 0, 0, 0.4]);
  });
});

test('zeros stay zeros, and one number alone keeps its sign', () => {
  expectClose(createLayer(1e-5, [3]).forward(tensorFrom([1, 3], [0, 0, 0], 'float64')).data, [0, 0, 0]);
  // ±1 for |x| much larger than √ε; 1 / √(1 + 3) = 0.5
  expectClose(createLayer(1e-20, [1]).forward(tensorFrom([2, 1], [7, -1000], 'float64')).data, [1, -1]);
  expectClose(createLayer(3, [1]).forward(tensorFrom([1, 1], [1], 'float64')).data, [0.5]);
});

test('a picture is one sample, whatever its shape', () => {
  const layer = createLayer(4, [2, 2]);
  expect(layer.outputShape).toEqual([2, 2]);
  expectClose(layer.forward(tensorFrom([1, 2, 2], [1, 3, 5, 7], 'float64')).data, [0.2, 0.6, 1, 1.4]);
});

test('it reads one input', () => {
  const config = { inputShape: [2], layers: [{ type: 'rms-norm', inputs: ['input', 'input'] }] };
  expect(() => createNetwork(registry, config, { seed: 1 })).toThrow('The layer "rms-norm" reads one input, got 2.');
});

test('the names are typed', () => {
  expect(registry.layers.get('rms-norm').source).toContain('arXiv:1910.07467');
  // A misspelled name or option does not compile, and the error at run time suggests the right one.
  // @ts-expect-error: unknown name
  expect(() => registry.layers.get('rmsnom')).toThrow('There is no layer called "rmsnom".');
  const inputShape = [2];
  // @ts-expect-error: unknown name
  expect(() => createNetwork(registry, { inputShape, layers: [{ type: 'rmsnom' }] }, { seed: 1 })).toThrow('"rmsnom"');
  // @ts-expect-error: unknown option
  expect(() => createNetwork(registry, { inputShape, layers: [{ type: 'rms-norm', eps: 1 }] }, { seed: 1 })).toThrow('"eps"');
});

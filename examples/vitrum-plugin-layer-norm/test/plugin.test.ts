import type { Layer } from '@vitrum/core';
import { testPlugin } from '@vitrum/plugin-kit/vitest';
import { createRandom, createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';
import { createNetwork, createVitrum } from 'vitrum';
import plugin from '../src/index.ts';

// Names, shapes, gradients, purity, options, training, saving and loading.
testPlugin(plugin, { module: new URL('../src/index.ts', import.meta.url) });

const registry = createVitrum().with(plugin);

function createLayer(epsilon: number, inputShape: readonly number[]): Layer {
  const context = { inputShape, backend: referenceBackend, random: createRandom(1), precision: 'float64' } as const;
  return registry.layers.get('layer-norm').create({ epsilon }, context);
}

function expectClose(got: ArrayLike<number> | undefined, expected: readonly number[]): void {
  expect(got).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(got?.[i], `element ${i}`).toBeCloseTo(value, 12);
}

describe('a sample worked out by hand', () => {
  // x = [1, 3, 5, 7]: μ = 4, variance 5, and with ε = 4 the deviation σ is 3: x̂ = [−1, −1/3, 1/3, 1].
  const x = [1, 3, 5, 7];

  test('forward', () => {
    const layer = createLayer(4, [4]);
    expectClose(layer.forward(tensorFrom([1, 4], x, 'float64'), true).data, [-1, -1 / 3, 1 / 3, 1]);
    layer.parameters[0]?.value.data.set([3, 3, 3, 2]);
    layer.parameters[1]?.value.data.set([0, 1, 2, 3]);
    expectClose(layer.forward(tensorFrom([1, 4], x, 'float64'), true).data, [-3, 0, 3, 5]);
  });

  test('backward', () => {
    const layer = createLayer(4, [4]);
    layer.forward(tensorFrom([1, 4], x, 'float64'), true);
    const inputGradient = createTensor([1, 4], 'float64');
    layer.backward(tensorFrom([1, 4], [1, 0, 0, 0], 'float64'), inputGradient);
    // g = [1, 0, 0, 0]: mean(g) = ¼, mean(g ⊙ x̂) = −¼, so ∂C/∂x = (g − ¼ + x̂/4) / 3.
    expectClose(inputGradient.data, [1 / 6, -1 / 9, -1 / 18, 0]);
    expectClose(layer.parameters[0]?.gradient.data, [-1, 0, 0, 0]);
    expectClose(layer.parameters[1]?.gradient.data, [1, 0, 0, 0]);
  });

  test('the parameters gather the gradients of the batch', () => {
    const layer = createLayer(4, [4]);
    layer.forward(tensorFrom([2, 4], [...x, ...x.toReversed()], 'float64'), true);
    layer.backward(tensorFrom([2, 4], [1, 0, 0, 0, 1, 0, 0, 2], 'float64'), undefined);
    expectClose(layer.parameters[0]?.gradient.data, [0, 0, 0, -2]);
    expectClose(layer.parameters[1]?.gradient.data, [2, 0, 0, 2]);
  });
});

test('a sample of equal numbers, and one number alone, stay finite', () => {
  const layer = createLayer(1e-5, [3]);
  expectClose(layer.forward(tensorFrom([1, 3], [7, 7, 7], 'float64'), true).data, [0, 0, 0]);
  const single = createLayer(1e-5, [1]);
  expectClose(single.forward(tensorFrom([2, 1], [7, -1000], 'float64'), true).data, [0, 0]);
  const inputGradient = createTensor([2, 1], 'float64');
  single.backward(tensorFrom([2, 1], [1, 1], 'float64'), inputGradient);
  expectClose(inputGradient.data, [0, 0]);
});

test('a picture is one sample, whatever its shape', () => {
  const layer = createLayer(4, [2, 2]);
  expect(layer.outputShape).toEqual([2, 2]);
  expectClose(layer.forward(tensorFrom([1, 2, 2], [1, 3, 5, 7], 'float64'), true).data, [-1, -1 / 3, 1 / 3, 1]);
});

test('the names are typed', () => {
  expect(registry.layers.get('layer-norm').source).toContain('arXiv:1607.06450');
  // A misspelt name or option does not compile, and is refused with the right one.
  // @ts-expect-error: there is no such name
  expect(() => registry.layers.get('layernom')).toThrow('There is no layer called "layernom".');
  const inputShape = [2];
  // @ts-expect-error: there is no such name
  expect(() => createNetwork({ inputShape, layers: [{ type: 'layernom' }] }, { registry, seed: 1 })).toThrow('"layernom"');
  // @ts-expect-error: there is no such option
  expect(() => createNetwork({ inputShape, layers: [{ type: 'layer-norm', eps: 1 }] }, { registry, seed: 1 })).toThrow('"eps"');
});

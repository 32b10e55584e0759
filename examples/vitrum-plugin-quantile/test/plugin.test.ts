import { testPlugin } from '@vitrum/plugin-kit/vitest';
import { describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';
import { createNetwork, denseNetworkConfig, planTraining, tensorFrom, Trainer } from 'vitrum/parts';
import { arrayDataset } from 'vitrum/data';
import plugin from '../src/index.ts';

// Names, gradient, kinks, extreme values, options, training, saving and loading.
testPlugin(plugin, { module: new URL('../src/index.ts', import.meta.url) });

const registry = createVitrum().with(plugin);

describe('values worked out by hand', () => {
  test.each([
    { tau: 0.5, y: 1, t: 3, value: 1, slope: -0.5 },
    { tau: 0.5, y: 3, t: 1, value: 1, slope: 0.5 },
    { tau: 0.75, y: 1, t: 3, value: 1.5, slope: -0.75 },
    { tau: 0.75, y: 3, t: 1, value: 0.5, slope: 0.25 },
    { tau: 0.75, y: -2, t: -2, value: 0, slope: 0 },
  ])('τ = $tau, y = $y, t = $t', ({ tau, y, t, value, slope }) => {
    const loss = registry.losses.get('quantile').create({ tau });
    expect(loss.value(y, t)).toBe(value);
    expect(loss.derivative(y, t)).toBe(slope);
    expect(loss.hasKink(y, t, 1e-6)).toBe(y === t);
  });
});

test('what is learned is the quantile', async () => {
  // One constant input and the targets 1 to 9: the best output is any number at the quantile, 7 at τ = 0.7.
  const targets = [3, 8, 1, 6, 9, 4, 7, 2, 5];
  const numbers = arrayDataset({ name: 'numbers', inputs: targets.map(() => [1]), targets: targets.map((t) => [t]) });
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [1, 1], activation: 'identity' }), { seed: 1 });
  const plan = planTraining(registry, { loss: { type: 'quantile', tau: 0.7 }, learningRate: 0.02, epochs: 400 });
  for await (const event of new Trainer({ network, data: { train: numbers, test: numbers }, plan }).run()) {
    if (event.type === 'done') expect(event.epochs).toBe(400);
  }
  expect(Math.abs((network.forward(tensorFrom([1, 1], [1])).data[0] ?? NaN) - 7)).toBeLessThan(0.5);
});

test('the names are typed', () => {
  expect(registry.losses.get('quantile').source).toContain('10.2307/1913643');
  // A misspelled name or option does not compile, and the error at run time suggests the right one.
  // @ts-expect-error: unknown name
  expect(() => registry.losses.get('quantil')).toThrow('There is no loss called "quantil".');
  // @ts-expect-error: unknown name
  expect(() => planTraining(registry, { loss: 'quantil' })).toThrow('"quantil"');
  // @ts-expect-error: unknown option
  expect(() => planTraining(registry, { loss: { type: 'quantile', tua: 0.9 } })).toThrow('"tua"');
});

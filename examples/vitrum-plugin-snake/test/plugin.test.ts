import { testPlugin } from '@vitrum/plugin-kit/vitest';
import { describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';
import { denseNetworkConfig } from 'vitrum/parts';
import plugin from '../src/index.ts';

// Names, derivative, extreme values, options, training, saving and loading.
testPlugin(plugin, { module: new URL('../src/index.ts', import.meta.url) });

const registry = createVitrum().with(plugin);
const { PI } = Math;

describe('values worked out by hand', () => {
  // sin² is ¼ at π/6, ½ at π/4 and 1 at π/2; sin(2z) is √3/2, 1 and 0 there.
  test.each([
    { frequency: 1, z: 0, a: 0, slope: 1 },
    { frequency: 1, z: PI / 6, a: PI / 6 + 1 / 4, slope: 1 + Math.sqrt(3) / 2 },
    { frequency: 1, z: PI / 4, a: PI / 4 + 1 / 2, slope: 2 },
    { frequency: 1, z: -PI / 4, a: -PI / 4 + 1 / 2, slope: 0 },
    { frequency: 1, z: PI / 2, a: PI / 2 + 1, slope: 1 },
    { frequency: 2, z: PI / 8, a: PI / 8 + 1 / 4, slope: 2 },
    { frequency: 0.5, z: PI, a: PI + 2, slope: 1 },
  ])('α = $frequency, z = $z', ({ frequency, z, a, slope }) => {
    const { forward, derivative } = registry.activations.get('snake').create({ frequency });
    expect(forward(z)).toBeCloseTo(a, 14);
    expect(derivative(z, a)).toBeCloseTo(slope, 14);
  });
});

test('the names are typed', () => {
  expect(registry.activations.get('snake').source).toContain('arXiv:2006.08195');
  // A misspelled name or option does not compile, and the error at run time suggests the right one.
  // @ts-expect-error: unknown name
  expect(() => registry.activations.get('snaek')).toThrow('There is no activation called "snaek".');
  // @ts-expect-error: unknown name
  expect(() => denseNetworkConfig(registry, { architecture: [1, 1], activation: 'snaek' })).toThrow('"snaek"');
  // @ts-expect-error: unknown option
  expect(() => denseNetworkConfig(registry, { architecture: [1, 1], activation: { type: 'snake', frequenzy: 2 } })).toThrow('"frequenzy"');
});

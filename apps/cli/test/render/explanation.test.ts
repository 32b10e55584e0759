import { createVitrum, resolveReference, type LayerConfig } from 'vitrum';
import { createNetwork, tensorFrom, type Network } from 'vitrum/parts';
import { featureMaps } from 'vitrum/inspect';
import { describe, expect, test } from 'vitest';
import { explainUnit } from '../../src/predict/explained-unit.ts';
import { renderExplanation } from '../../src/render/explanation.ts';
import { renderFeatureMaps } from '../../src/render/feature-maps.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

const registry = createVitrum();
const loss = resolveReference(registry, 'loss', { type: 'squared-error' });
const x = Float64Array.of(1, 2, 0, 3, 1, 3, 0, 4, 0);

/** A 3×3 picture under the kernel [[1, −1], [2, 1]] with bias 1: z = [[7, 8], [7, 7]]. */
function handNetwork(layers: readonly LayerConfig[], dense: readonly number[]): Network {
  const all = [{ type: 'conv2d', filters: 1, kernelSize: 2, activation: 'identity' }, ...layers, { type: 'flatten' }, { type: 'dense', units: 1, activation: 'identity' }];
  const network = createNetwork(registry, { inputShape: [3, 3], layers: all }, { seed: 1 });
  network.loadParameters(new Map([
    ['layers.0.weights', tensorFrom([2, 2, 1, 1], [1, -1, 2, 1])],
    ['layers.0.biases', tensorFrom([1], [1])],
    [`layers.${all.length - 1}.weights`, tensorFrom([dense.length, 1], [...dense])],
    [`layers.${all.length - 1}.biases`, tensorFrom([1], [0])],
  ]));
  return network;
}

function explain(network: Network, unit: number, target?: number, layer = 0): readonly string[] {
  const explained = explainUnit({ layer, unit }, { input: x, ...(target !== undefined && { target: Float64Array.of(target) }) }, { network, registry, loss });
  if (explained === undefined) throw new Error('There is no explanation.');
  return renderExplanation(explained, fakeTerminal()).join('\n').split('\n').map((line) => line.trimEnd());
}

describe('an output of a convolution', () => {
  test('its window as small matrices, this place\'s part of the gradients and the whole', () => {
    // y = 0.125·7 + 0.25·8 − 0.125·7 + 0.25·7 = 3.75 and ∂C/∂y = 2·(3.75 − 3.25) = 1
    expect(explain(handNetwork([], [0.125, 0.25, -0.125, 0.25]), 1, 3.25).slice(0, 26)).toEqual([
      '',
      'layer 0 conv2d, row 0, column 1, filter 0',
      '',
      'rows 0 to 1 and columns 1 to 2 of its input',
      '      x                 w                x·w',
      '2.0000 0.0000     1.0000 -1.0000    2.0000 0.0000',
      '1.0000 3.0000     2.0000  1.0000    2.0000 3.0000',
      '',
      'z = Σ x·w + b = 7 + 1 = 8',
      'a = identity(z) = 8',
      '',
      'C = 0.25',
      '∂C/∂a = 0.25',
      '  it is Σ w·∂C/∂z of layer 2 dense = 0.25·1 = 0.25',
      '∂C/∂z = ∂C/∂a · φ′(z) = 0.25 · 1 = 0.25',
      '',
      'rows 0 to 1 and columns 1 to 2 of its input',
      'x·∂C/∂z of this place    ∂C/∂w = Σ of all places',
      // ∂C/∂w[0, 0] = 0.125·1 + 0.25·2 − 0.125·3 + 0.25·1, and so on
      '0.5000 0.0000            0.5000 0.8750',
      '0.2500 0.7500            1.6250 0.3750',
      '',
      '∂C/∂b = Σ ∂C/∂z of all places = 0.5, of which this one has 0.25',
      '',
      'gradient      backpropagation  central difference  relative difference',
      expect.stringMatching(/^b +0\.5 +0\.5 +\S+e-1\d$/),
      expect.stringMatching(/^w at x\[1, 1\] +1\.625 +1\.625 +\S+e-1\d$/),
    ]);
  });

  test('behind it a pool: what was not the largest gets no error', () => {
    const network = handNetwork([{ type: 'max-pool2d' }], [0.5]);
    expect(explain(network, 1, 3.5)).toContain('  through layer 1 max-pool2d: it is the largest of its window, so that the error of (0, 0, 0) comes back as it is');
    expect(explain(network, 1, 3.5)).toContain('  that is Σ w·∂C/∂z of layer 3 dense = 0.5·1 = 0.5');
    expect(explain(network, 0, 3.5)).toContain('  through layer 1 max-pool2d: another number of its window is larger, so that no error comes back');
  });

  test('without a target it has no gradients', () => {
    const lines = explain(handNetwork([], [1, 1, 1, 1]), 1);
    expect(lines.at(-2)).toBe('There is no target, so that there is no cost and no gradient.');
    expect(lines.join('\n')).not.toContain('∂C');
  });

  test('a unit of a dense layer has a table of its largest terms', () => {
    const lines = explain(handNetwork([], [0.125, 0.25, -0.125, 0.25]), 0, 3.25, 2);
    expect(lines.slice(1, 8)).toEqual([
      'layer 2 dense, unit 0',
      '',
      'input       x        w      x·w',
      '    1  8.0000   0.2500   2.0000',
      '    3  7.0000   0.2500   1.7500',
      '    0  7.0000   0.1250   0.8750',
      '    2  7.0000  -0.1250  -0.8750',
    ]);
  });
});

test('the maps of a picture, with their range; a map that is zero everywhere is said to be', () => {
  const layers = [{ type: 'conv2d', filters: 2, kernelSize: 1, activation: 'relu' }, { type: 'flatten' }, { type: 'dense', units: 1 }];
  const network = createNetwork(registry, { inputShape: [2, 2], layers }, { seed: 1 });
  network.parameter('layers.0.weights').value.data.set([1, -1]);
  const lines = (input: readonly number[]): readonly string[] => renderFeatureMaps(featureMaps(network, input), fakeTerminal({ isUnicode: false })).map((line) => line.trimEnd());
  expect(lines([1, 0, 1, 0])).toEqual([
    '', 'layer 0 conv2d: 2 maps of 2 × 2', 'from 0.00 to 1.00; 1 of 2 zero everywhere on this sample', '', '@', 'map 0            map 1, all zero', '',
  ]);
  network.parameter('layers.0.biases').value.data.set([1, 1]);
  expect(lines([1, 0, 1, 0])[2]).toBe('from 0.00 to 2.00');
});

test('a network without pictures has no maps', () => {
  const network = createNetwork(registry, { inputShape: [2], layers: [{ type: 'dense', units: 1 }] }, { seed: 1 });
  expect(renderFeatureMaps(featureMaps(network, [1, 2]), fakeTerminal())).toEqual(['the network has no layer that gives pictures', '']);
});

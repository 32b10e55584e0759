import { createNetwork, createVitrum, denseNetworkConfig, tensorFrom, type Network } from 'vitrum';
import { expect, test } from 'vitest';
import { renderWeights } from '../../src/render/weights.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

function createDenseNetwork(inputs: number, units: number, weights: readonly number[]): Network {
  const network = createNetwork(denseNetworkConfig({ architecture: [inputs, units] }), { registry: createVitrum(), seed: 1 });
  network.loadParameters(
    new Map([
      ['layers.0.weights', tensorFrom([inputs, units], weights)],
      ['layers.0.biases', tensorFrom([units], new Array<number>(units).fill(0))],
    ]),
  );
  return network;
}

const trimmed = (lines: readonly string[]): readonly string[] => lines.map((line) => line.trimEnd());

test('a matrix has a row for each unit and a column for each input, two characters wide', () => {
  // Three units of two inputs: [1 −1], [0 1] and [−1 0], each a column of W.
  const network = createDenseNetwork(2, 3, [1, 0, -1, -1, 1, 0]);
  expect(trimmed(renderWeights(network, 3, fakeTerminal({ isUnicode: false })))).toEqual([
    'negative weights are = and -, positive ones # and +',
    '',
    'layers.0.weights, 3 × 2',
    'a row for each unit; strongest from ±1.00 on',
    '',
    '##==',
    '  ##',
    '==',
  ]);
});

test('a unit of square inputs is a picture of what it responds to', () => {
  // 6 × 6 inputs: unit 0 responds to the upper three rows, unit 1 to the left half and against the right one.
  const weights = Array.from({ length: 36 }, (_, input) => [input < 18 ? 1 : 0, input % 6 < 3 ? 1 : -1]).flat();
  const lines = trimmed(renderWeights(createDenseNetwork(36, 2, weights), 2, fakeTerminal({ isUnicode: false })));
  expect(lines[2]).toBe('layers.0.weights, 2 × 36');
  // A line is two rows of the picture, drawn by their mean: the third row of unit 0 is half of the second line.
  expect(lines.slice(5)).toEqual(['######  ###===', '++++++  ###===', '        ###===', 'unit 0  unit 1']);
});

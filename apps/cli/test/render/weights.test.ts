import { createVitrum } from 'vitrum';
import { createNetwork, denseNetworkConfig, tensorFrom, type Network } from 'vitrum/parts';
import { expect, test } from 'vitest';
import { renderWeights } from '../../src/render/weights.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

const registry = createVitrum();

function createDenseNetwork(inputs: number, units: number, weights: readonly number[]): Network {
  const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [inputs, units] }), { seed: 1 });
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

/** Kernels [[1, −1], [0, 0.5]] and [[0, 0], [0, −1]], and a layer that sees both. */
function convolutionalNetwork(inputShape: readonly number[]): Network {
  const layers = [{ type: 'conv2d', filters: 2, kernelSize: 2 }, { type: 'conv2d', filters: 1, kernelSize: 2 }, { type: 'flatten' }, { type: 'dense', units: 1 }];
  const network = createNetwork(createVitrum(), { inputShape, layers }, { seed: 1 });
  if (inputShape.length === 2) network.parameter('layers.0.weights').value.data.set([1, 0, -1, 0, 0, 0, 0.5, -1]);
  network.parameter('layers.1.weights').value.data.set([1, -1, 0, 0, 0, 0, 0, 1]);
  return network;
}

test('kernels are small pictures, filter by filter and channel by channel, with the range of the scale', () => {
  const lines = trimmed(renderWeights(convolutionalNetwork([7, 7]), 9, fakeTerminal({ isUnicode: false })));
  expect(lines.slice(1, 18)).toEqual([
    '',
    'layers.0.weights, 2 filters of 2 × 2 × 1',
    'the window of each filter; from −1.00 to 1.00',
    '',
    '####====',
    '####====',
    '    ++++      ====',
    '    ++++      ====',
    'filter 0  filter 1',
    '',
    'layers.1.weights, 1 filter of 2 × 2 × 2',
    'the window of each filter, channel by channel from left to right; from −1.00 to 1.00',
    '',
    '####      ====',
    '####      ====',
    '              ####',
    '              ####',
  ]);
  // Its 25 numbers are of two layers' making: they are no picture of the input.
  expect(lines.join('\n')).toContain('layers.3.weights, 1 × 25\na row for each unit');
});

test('filters beyond --count are counted', () => {
  const lines = renderWeights(convolutionalNetwork([7, 7]), 1, fakeTerminal());
  expect(lines).toContain('and 1 more filter; --count 2 draws all');
});

test('kernels that see colors are colored, where there are colors; zero is gray', () => {
  const network = convolutionalNetwork([7, 7, 3]);
  const { data } = network.parameter('layers.0.weights').value;
  data.fill(0).set([1], 0); // red of the first number of filter 0
  const lines = renderWeights(network, 2, fakeTerminal({ colorLevel: 3 }));
  expect(lines.join('\n')).toContain('in red, green and blue, with zero as gray');
  expect(lines.join('\n')).toContain('\u001B[38;2;255;128;128m');
  expect(renderWeights(network, 2, fakeTerminal({ isUnicode: false })).join('\n')).toContain('channel by channel');
});

import { matrixDataset } from '@vitrum/datasets';
import { createNetwork } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { inTurns, whatIsMissing } from '../src/page/own-data/own-classes.ts';
import { folderOf, grayOf } from '../src/page/own-data/read-picture.ts';
import { stepOn } from '../src/worker/teaching/step-on.ts';
import { targetOf, withSamples } from '../src/worker/teaching/with-samples.ts';

const picture = (value: number): Uint8Array => new Uint8Array(4).fill(value);
const own = (name: string, count: number) => ({ id: 1, name, pictures: Array.from({ length: count }, (_, i) => picture(i)) });

test.each([
  [[own('a', 3)], 'Two classes are needed at least.'],
  [[own('a', 3), own('b', 1)], '“b” has 1 picture; 3 are needed at least'],
  [[own('a', 3), own(' ', 3)], 'Every class needs a name.'],
  [[own('a', 3), own('a ', 3)], 'Two classes are called “a”.'],
])('what is missing before classes can be trained on: %#', (all, words) => {
  expect(whatIsMissing(all)).toContain(words);
});

test('nothing is missing where each of two classes has three pictures', () => {
  expect(whatIsMissing([own('a', 3), own('b', 4)])).toBeUndefined();
});

test('pictures stand in turns, one of each class', () => {
  const { pictures, labels } = inTurns([{ pictures: [picture(1), picture(2), picture(3)] }, { pictures: [picture(7)] }]);
  expect([...labels]).toEqual([0, 1, 0, 0]);
  expect(pictures.map(([first]) => first)).toEqual([1, 7, 2, 3]);
});

test('gray of colors, and the class of a picture in a folder', () => {
  // 0.299 · 255 = 76.2, 0.587 · 255 = 149.7, 0.114 · 255 = 29.1
  expect([...grayOf(Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255))]).toEqual([76, 150, 29, 255]);
  expect(folderOf({ webkitRelativePath: 'pets/cats/one.png' })).toBe('cats');
  expect(folderOf({ webkitRelativePath: '' })).toBeUndefined();
});

describe('samples of a visitor behind those of the data', () => {
  const dataset = matrixDataset({ name: 'two', inputs: Float32Array.of(1, 2, 3, 4), inputShape: [2], targets: Float32Array.of(1, 0, 0, 1), targetSize: 2, task: 'classification', classes: ['a', 'b'] });
  const grown = withSamples(dataset, [{ input: Float32Array.of(5, 6), target: { label: 1 } }]);
  const read = (index: number): readonly number[] => {
    const [input, target] = [new Float32Array(2), new Float32Array(2)];
    grown.readInput(index, input, 0);
    grown.readTarget(index, target, 0);
    return [...input, ...target, grown.label?.(index) ?? NaN];
  };

  test('are read as the others are', () => {
    expect([grown.size, ...grown.inputShape, grown.classes]).toEqual([3, 2, ['a', 'b']]);
    expect([read(0), read(1), read(2)]).toEqual([[1, 2, 1, 0, 0], [3, 4, 0, 1, 1], [5, 6, 0, 1, 1]]);
  });

  test('have targets as the data code them', () => {
    expect([...targetOf({ targetSize: 3 }, { input: new Float32Array(), target: { label: 1 } })]).toEqual([0, 1, 0]);
    expect([...targetOf({ targetSize: 1 }, { input: new Float32Array(), target: { label: 1 } })]).toEqual([1]);
    expect([...targetOf({ targetSize: 1 }, { input: new Float32Array(), target: { row: [0.5] } })]).toEqual([0.5]);
  });
});

test('one step on a sample, by hand', () => {
  const registry = createVitrum();
  const network = createNetwork(registry, { inputShape: [1], layers: [{ type: 'dense', units: 1 }] }, { seed: 1, precision: 'float64' });
  network.loadParameters(new Map([['layers.0.weights', tensorFrom(network.parameter('layers.0.weights').value.shape, [2])], ['layers.0.biases', tensorFrom([1], [1])]]));
  const loss = registry.losses.lookup('squared-error');
  if (!('value' in loss)) throw new Error('squared-error needs no options');
  // y = 2 · 3 + 1 = 7, t = 5: C = ½ (y − t)² = 2 or (y − t)² = 4; the slope of y is 2 or 4 times
  const [before, after] = stepOn(network, loss, Float32Array.of(3), Float64Array.of(5), 0.01);
  const slope = before === 4 ? 4 : 2;
  expect([2, 4]).toContain(before);
  expect(network.parameter('layers.0.weights').value.data[0]).toBeCloseTo(2 - 0.01 * slope * 3, 12);
  expect(network.parameter('layers.0.biases').value.data[0]).toBeCloseTo(1 - 0.01 * slope, 12);
  const y = (2 - 0.01 * slope * 3) * 3 + (1 - 0.01 * slope);
  expect(after).toBeCloseTo(((y - 5) ** 2 * before) / 4, 12);
});

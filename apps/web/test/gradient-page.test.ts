import { createCost, createNetwork } from '@vitrum/network';
import { createTensor } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { planTraining } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { classCurves, weakestClass } from '../src/page/course/class-curves.ts';
import { gradientCurves } from '../src/page/course/gradient-curves.ts';
import { sizeInWords } from '../src/page/course/size-in-words.ts';
import { gradientSizes } from '../src/worker/gradient-sizes.ts';
import { classAccuracies } from '../src/worker/theater/live-measure.ts';
import { axeProblems } from './support/axe.ts';
import { sharedLab } from './support/lab.ts';
import { button } from './support/page-parts.ts';

test('the size of a layer\'s gradient is that of its central differences', () => {
  const registry = createVitrum();
  const layers = [{ type: 'dense', units: 3, activation: 'tanh' }, { type: 'dense', units: 2, activation: 'sigmoid' }];
  const network = createNetwork(registry, { inputShape: [2], layers }, { seed: 3, precision: 'float64' });
  const [inputs, targets] = [createTensor([2, 2], 'float64'), createTensor([2, 2], 'float64')];
  inputs.data.set([0.5, -1, 0.25, 2]);
  targets.data.set([1, 0, 0, 1]);
  const cost = createCost(network, planTraining(registry, {}).loss);
  const costNow = (): number => {
    network.forward(inputs);
    return cost.total(targets) / 2;
  };
  const step = 1e-5;
  const expected = network.layers.map(({ parameters }) => {
    const slopes = parameters.flatMap(({ value: { data } }) =>
      Array.from(data, (before, index) => {
        const at = (value: number): number => {
          data[index] = value;
          return costNow();
        };
        const slope = (at(before + step) - at(before - step)) / (2 * step);
        data[index] = before;
        return slope;
      }),
    );
    return Math.sqrt(slopes.reduce((sum, slope) => sum + slope * slope, 0) / slopes.length);
  });
  const sizes = gradientSizes(network, cost, { inputs, targets });
  expect(sizes.map(({ layer }) => layer)).toEqual([0, 1]);
  sizes.forEach(({ size }, index) => {
    expect(size).toBeCloseTo(expected[index] ?? NaN, 8);
  });
});

test('accuracy by class: of each row the share on the diagonal; a class without samples has none', () => {
  expect(classAccuracies([[3, 1, 0], [0, 0, 0], [2, 2, 4]])).toEqual([75, undefined, 50]);
});

describe('the lines over the epochs', () => {
  const point = (epoch: number, classes: readonly (number | undefined)[], sizes: readonly number[]) => ({
    epoch, loss: 1, samples: 100, classes, gradients: sizes.map((size, layer) => ({ layer, size })),
  });
  const points = [point(0.5, [10, 80], [0, 0.5]), point(1, [60, undefined], [0.001, 0.25])];

  test('of the classes: the one that is recognized least at the end is the weakest', () => {
    const curves = classCurves(points, ['cat', 'dog']);
    expect(curves).toEqual([{ name: 'cat', x: [0.5, 1], y: [10, 60] }, { name: 'dog', x: [0.5], y: [80] }]);
    expect(weakestClass(curves)).toBe(0);
    expect(classCurves([{ epoch: 1, loss: 1, samples: 1 }], ['cat'])).toEqual([]);
  });

  test('of the layers: from the lightest to the darkest shade, without what has no logarithm', () => {
    expect(gradientCurves(points).map(({ label, x, y, color }) => [label, x, y, color])).toEqual([
      ['layer 1', [1], [0.001], '--depth-1'],
      ['layer 2', [0.5, 1], [0.5, 0.25], '--depth-4'],
    ]);
  });
});

test.each([[undefined, ''], [0.0312, '0.031'], [4.3e-6, '4.3e−6'], [12.4, '12']])('a size of %s is written "%s"', (size, text) => {
  expect(sizeInWords(size)).toBe(text);
});

const dataset = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 200, test: 100 }));

describe('the room "How it learns"', () => {
  const lab = sharedLab({ address: `#dataset=${dataset}&epochs=3&batchSize=4&learningRate=0.1&seed=5`, width: 1440, height: 900 });
  const inRoom = (name: string) => lab().page.getByRole('region', { name, exact: true });

  test('draws the accuracy of each class and the size of the gradients, layer by layer', async () => {
    const { page } = lab();
    await page.getByRole('tab', { name: 'How it learns' }).click();
    await inRoom('Size of the gradients by layer').getByText('Press Train').waitFor();
    await button(lab(), 'Train').click();
    await page.locator('.epoch-table-fingerprint').waitFor();
    await expect.poll(() => inRoom('Accuracy of each class').getByRole('img').getAttribute('aria-label')).toMatch(/^Accuracy of each class over the epochs, at the end: 0 \d+\.\d\d\s%, 1 /);
    await expect.poll(() => inRoom('Size of the gradients by layer').getByRole('listitem').allInnerTexts()).toEqual([1, 2, 3].map((layer): unknown => expect.stringMatching(new RegExp(`^layer ${layer}\\s[\\d.]+(e−\\d+)?$`))));
    await inRoom('Accuracy of each class').getByRole('button', { name: /^7 / }).click();
    await inRoom('Accuracy of each class').getByText('Bold: 7, as chosen.').waitFor();
  });

  test('makes visible that of sigmoid less arrives at the first layer than of tanh and relu', async () => {
    await button(lab(), 'Compare sigmoid, tanh and relu').click();
    const told = async (): Promise<readonly string[]> => inRoom('Gradients in deep networks').getByRole('listitem').allInnerTexts();
    await expect.poll(told).toEqual(['sigmoid', 'tanh', 'relu'].map((name): unknown => expect.stringContaining(name)));
    const [sigmoid = NaN, tanh = NaN] = (await told()).map((text) => Number(/([\d.]+(e−\d+)?) in layer 1/.exec(text)?.[1]?.replace('−', '-')));
    expect(sigmoid).toBeLessThan(tanh / 100);
  });

  test('tests learning rates, and trains again with the one that it suggests', async () => {
    const { page } = lab();
    await button(lab(), 'Test learning rates').click();
    await inRoom('Which learning rate').getByText(/^Suggested: η = /).waitFor();
    await lab().screenshot('course-1440');
    expect(await axeProblems(page, '.rooms')).toEqual([]);
    await inRoom('Which learning rate').getByRole('button', { name: /^Train again with / }).click();
    const runs = page.getByRole('region', { name: 'Runs in the curves' }).getByRole('rowheader');
    await expect.poll(() => runs.allInnerTexts()).toEqual([expect.stringMatching(/^learning rate [\d.]+ \(shown now\)$/), 'learning rate 0.1']);
    expect(lab().errors).toEqual([]);
  });
});

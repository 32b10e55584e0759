import { describe, expect, test } from 'vitest';
import { formatSeconds } from '../src/page/format/number.ts';
import { verdictText } from '../src/page/valley/verdict-text.ts';
import { shownLayers } from '../src/page/weights/shown-layer.ts';
import { sharedLab } from './support/lab.ts';
import { button } from './support/page-parts.ts';

const dataset = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 200, test: 300 }));

describe('D12: the hiker', () => {
  const point = (x: number, cost: number, slope: number) => ({ x, y: 0, cost, gradientX: slope, gradientY: 0 });

  test.each([
    ['arrives back and forth', [point(1, 1, 2), point(-0.4, 0.2, -0.8), point(0.02, 0, 0.1)], true],
    ['does not arrive', [point(1, 1, 2), point(-0.9, 0.9, -1.8), point(0.8, 0.7, 1.6)], false],
  ])('who oversteps and %s is told so', (_, path, arrives) => {
    const { meaning } = verdictText('overshooting', path);
    expect(meaning.includes('They arrive at the floor all the same')).toBe(arrives);
    expect(meaning).not.toContain('again and again');
  });

  test('only an end above the start is called diverged by its text', () => {
    expect(verdictText('diverged', [point(0, 1, 1), point(5, 3, 1)]).meaning).toContain('ends above its start');
  });
});

test('D20: a bias does not set the scale of the weights', () => {
  const values = Float32Array.from({ length: 1000 }, (_, index) => 0.39 * Math.sin(index));
  const [shown] = shownLayers([{ layer: 0, inputs: 100, units: 10, values, biases: Float32Array.from({ length: 10 }, (_, unit) => (unit === 3 ? -1.2562 : 0)) }], undefined, 'now');
  expect(shown?.limit).toBeCloseTo(0.39, 2);
});

test.each([[0.0004, '1\u00a0ms'], [0.0042, '4\u00a0ms'], [0.84, '0.8\u00a0s']])('D23: an epoch of %s s takes "%s", not "0.0 s"', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

describe('of a small run', () => {
  const lab = sharedLab({ address: `#dataset=${dataset}&epochs=1&batchSize=4&learningRate=0.1&seed=5`, width: 1440, height: 900 });

  test('D23: before training the legend says what its figure is of, and the last mark of the axis has room', async () => {
    const { page } = lab();
    await expect.poll(async () => (await page.getByRole('list', { name: 'Lines of the loss' }).innerText()).replaceAll(/\s+/g, ' ')).toMatch(/training not yet test [\d.]+ \(before training\)/);
    await button(lab(), 'Train').click();
    await page.locator('.epoch-table-fingerprint').waitFor();
    const right = async (selector: string): Promise<number> => {
      const box = await page.locator(selector).first().boundingBox();
      return (box?.x ?? NaN) + (box?.width ?? NaN);
    };
    await page.locator('.curve-chart .u-over').first().waitFor();
    expect((await right('.curve-chart')) - (await right('.curve-chart .u-over'))).toBeGreaterThanOrEqual(16);
  });

  test('D21: mistakes have a scale of their own: the most frequent one stands out from the rare ones', async () => {
    const { page } = lab();
    await page.getByRole('tab', { name: 'Mistakes' }).click();
    const cells = page.getByRole('region', { name: 'Confusion matrix' }).getByRole('button', { name: / taken for / });
    await cells.first().waitFor();
    const seen = await cells.evaluateAll((all) => all.map((cell) => ({ name: cell.getAttribute('aria-label') ?? '', color: getComputedStyle(cell).backgroundColor })));
    const wrong = seen.flatMap(({ name, color }) => {
      const [, count, label, taken] = /^(\d+) of class (\d) taken for (\d)$/.exec(name) ?? [];
      return label === taken ? [] : [{ count: Number(count), color }];
    });
    const colorsOf = (count: number): Set<string> => new Set(wrong.filter((each) => each.count === count).map(({ color }) => color));
    const counts = wrong.map(({ count }) => count);
    const [most, fewest] = [Math.max(...counts), Math.min(...counts)];
    expect(most).toBeGreaterThan(fewest);
    for (const color of colorsOf(most)) expect(colorsOf(fewest)).not.toContain(color);
  });

  test('D26: a mistake says the answer and the truth, and a folder is no name', async () => {
    const { page } = lab();
    await button(lab(), 'Mistakes').click();
    const grid = page.getByRole('region', { name: 'Test samples' });
    await expect.poll(() => grid.getByRole('listitem').first().innerText()).toMatch(/✗ \d, not \d/);
    await expect.poll(() => page.getByText('seen:').count()).toBe(0);
  });

  test('D11: what the pad says is of the data that are loaded', async () => {
    const { page } = lab();
    await page.goto(new URL('#dataset=iris', lab().url).href);
    const pad = page.locator('[data-part="pad"]');
    await pad.getByText('a sample of “Irises” is something else').waitFor();
    await page.goto(new URL('#dataset=blobs', lab().url).href);
    await page.locator('[data-part="field"]').waitFor();
    await expect.poll(() => page.getByText('a sample of “Irises”').count()).toBe(0);
  });
});

describe('of a table', () => {
  const lab = sharedLab({ address: '#dataset=iris&seed=5', width: 1440, height: 900 });

  test('D22: inputs have the names of their columns, and the page says that they are scaled', async () => {
    const { page } = lab();
    await page.getByText('scaled, as the network reads them').waitFor();
    await expect.poll(() => page.locator('.network-view-numbers').innerText()).toMatch(/sepal length/);
    await page.getByRole('tab', { name: 'One neuron' }).click();
    const products = page.getByRole('region', { name: 'Products and their sum' });
    await products.getByRole('rowheader', { name: 'sepal length' }).waitFor();
    await products.getByRole('columnheader', { name: 'input x, scaled' }).waitFor();
  });

  test('D26: softmax is not written as a function of one z, and with cross-entropy ∂C/∂z is output minus target', async () => {
    const { page } = lab();
    await page.goto(new URL('#dataset=iris&architecture=4-3&outputActivation=softmax&loss=categorical-cross-entropy&seed=5', lab().url).href);
    await page.getByRole('region', { name: 'Activation' }).getByText(/softmax\(.* among the z of its layer\) =/).waitFor();
    await button(lab(), 'Backward').click();
    await page.getByText(/^∂C\/∂z = a − t = /).waitFor();
  });
});

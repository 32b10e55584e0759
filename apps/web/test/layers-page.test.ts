import { copyNetwork, dropMasks, layerStatistics, traceUnit, type Network } from '@vitrum/network';
import { completeRun, openRun, resolveDataset, type RunConfig } from '@vitrum/runs';
import { createTensor } from '@vitrum/tensor';
import { createVitrum } from 'vitrum';
import { createBackend } from 'vitrum/parts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { sharedLab } from './support/lab.ts';

const dataset = { type: 'synthetic-digits', train: 64, test: 20 };
const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const data = `#dataset=${json(dataset)}&epochs=1&seed=7&shuffle=false&loss=categorical-cross-entropy`;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 });
const numbersIn = (text: string): readonly number[] => (text.match(/[−-]?\d+\.\d+/g) ?? []).map((each) => Number(each.replace('−', '-')));
const registry = createVitrum();

/** The untrained network of a run by the reference backend, and the first samples of its data as a batch. */
async function untrained(network: RunConfig['network'], batchSize: number): Promise<{ readonly network: Network; readonly inputs: ReturnType<typeof createTensor>; readonly first: Float64Array }> {
  const loaded = { dataset, data: await resolveDataset(registry, dataset).load({ read: () => Promise.reject(new Error('These data are made, not read.')) }) };
  const config: RunConfig = { ...(network && { network }), training: { loss: 'categorical-cross-entropy', epochs: 1, seed: 7, batchSize } };
  const open = openRun(registry, completeRun(registry, config, loaded), loaded, await createBackend(registry, { name: 'reference' }));
  const inputs = createTensor([batchSize, ...open.network.inputShape]);
  for (let row = 0; row < batchSize; row++) open.data.train.readInput(row, inputs.data, row * 784);
  return { network: open.network, inputs, first: Float64Array.from(inputs.data.subarray(0, 784)) };
}

const room = (page: Page) => page.getByRole('tabpanel', { name: 'One neuron' });

describe('a residual network', () => {
  const lab = sharedLab({ address: `${data}&network=${json({ type: 'resnet-small', filters: [4, 6], blocks: 1 })}&batchSize=8`, width: 1440, height: 900, reducedMotion: 'reduce' });

  test('branches are curves from the column that is read to the one that reads', async () => {
    const { page } = lab();
    await page.locator('.branch-curve').nth(1).waitFor();
    const { network } = await untrained({ type: 'resnet-small', filters: [4, 6], blocks: 1 }, 8);
    const around = network.layers.flatMap(({ index, inputs }) => inputs.filter((from) => from !== index - 1).map((from) => `${from}-${index}`));
    const drawn = await page.locator('.branch-curve').evaluateAll((curves) => curves.map((curve) => ({
      name: curve.getAttribute('data-branch') ?? '',
      ends: [...(curve.getAttribute('d') ?? '').matchAll(/^M([\d.]+)|(?:Q[\d.]+ [\d.]+ ([\d.]+) [\d.]+V[\d.]+)$/g)].map(([, first, last]) => Number(first ?? last)),
    })));
    expect(drawn.map(({ name }) => name).toSorted()).toEqual(around.toSorted());
    const middles = await page.locator('.network-view-title').evaluateAll((titles) => titles.map((title) => (title as HTMLElement).offsetLeft + (title as HTMLElement).offsetWidth / 2));
    for (const { name, ends } of drawn) {
      const [from = NaN, to = NaN] = (/^(-?\d+)-(\d+)$/.exec(name) ?? []).slice(1).map(Number);
      expect(Math.abs((ends[0] ?? NaN) - (middles[from + 1] ?? NaN))).toBeLessThan(10);
      expect(Math.abs((ends[1] ?? NaN) - (middles[to + 1] ?? NaN))).toBeLessThan(10);
    }
    expect(await page.locator('[data-part="network"]').innerText()).toMatch(/= layer \d+ \+ layer \d+/);
  });

  test('a batch norm: the batch beside what is kept, channel by channel, as the library has it', async () => {
    const { page } = lab();
    await page.locator('[data-layer="1"][data-map="2"]').focus();
    await page.keyboard.press('Enter');
    const { network, inputs } = await untrained({ type: 'resnet-small', filters: [4, 6], blocks: 1 }, 8);
    network.forward(inputs, true);
    const [mean, variance] = layerStatistics(network)[0]?.figures ?? [];
    await room(page).locator('[data-channel="3"]').waitFor();
    for (const channel of [0, 3]) {
      const cells = (await room(page).locator(`[data-channel="${channel}"]`).locator('td').allInnerTexts()).flatMap(numbersIn);
      const [runningMean, batchMean, runningVariance, batchVariance, scale, shift] = cells;
      expect([runningMean, runningVariance, scale, shift]).toEqual([0, 1, 1, 0]);
      expect(batchMean).toBeCloseTo(mean?.batch?.[channel] ?? NaN, 3);
      expect(batchVariance).toBeCloseTo(variance?.batch?.[channel] ?? NaN, 3);
    }
    const [scale = NaN, x = NaN, mu = NaN, deviation = NaN, shift = NaN, a = NaN] = numbersIn((await room(page).getByText('a = γ · (x − μ)').innerText()).replace(/^.*β = /, ''));
    expect((scale * (x - mu)) / deviation + shift).toBeCloseTo(a, 3);
  });

  test('a sum tells its branches, and they add up', async () => {
    const { page } = lab();
    const options = await room(page).getByRole('combobox', { name: /^Layer/ }).locator('option').allInnerTexts();
    await room(page).getByRole('combobox', { name: /^Layer/ }).selectOption({ index: options.findIndex((text) => text.includes('add')) });
    const line = room(page).locator('.trace-view-equation');
    await eventually(() => line.innerText()).toMatch(/^a = [−\d.]+ [+−] [\d.]+ = [−\d.]+$/);
    const [one = NaN, sign = '', other = NaN, sum = NaN] = /^a = (\S+) (.) (\S+) = (\S+)$/.exec((await line.innerText()).replaceAll('−', '-'))?.slice(1) ?? [];
    expect(Number(one) + (sign === '-' ? -1 : 1) * Number(other)).toBeCloseTo(Number(sum), 3);
  });

  test('nothing stands out at three widths, and axe finds nothing', async () => {
    const { page, errors } = lab();
    for (const [width, height] of [[1024, 768], [390, 844], [1440, 900]] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await lab().screenshot(`layers-residual-${width}`);
    }
    expect(await axeProblems(page, '[data-part="network"]')).toEqual([]);
    expect(await axeProblems(page, '.rooms')).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('dropout and pools', () => {
  const layers = [
    { type: 'conv2d', filters: 4, kernelSize: 3, activation: 'relu', weightInitializer: 'he-normal' }, { type: 'max-pool2d' }, { type: 'spatial-dropout', rate: 0.5 },
    { type: 'flatten' }, { type: 'dense', units: 12, activation: 'relu' }, { type: 'dropout', rate: 0.5 }, { type: 'dense', units: 10, activation: 'softmax' },
  ];
  const network = { inputShape: [28, 28], layers };
  const lab = sharedLab({ address: `${data}&network=${json(network)}&batchSize=8`, width: 1440, height: 900, reducedMotion: 'reduce' });

  test('the winner of a pool: the sum of one, on the map and in numbers', async () => {
    const { page } = lab();
    await page.locator('[data-layer="1"][data-map="1"]').focus();
    await page.keyboard.press('Enter');
    const line = await room(page).locator('.trace-view-equation').innerText();
    expect(line).toMatch(/^a = max\(/);
    const numbers = numbersIn(line);
    expect(numbers.at(-1)).toBe(Math.max(...numbers.slice(0, 4)));
    const place = async (label: RegExp): Promise<number> => Number(await room(page).getByLabel(label).inputValue());
    const [map, row, column] = [await place(/^Map,/), await place(/^Row,/), await place(/^Column,/)];
    const { network: made, first } = await untrained(network, 8);
    const trace = traceUnit(registry, { network: made, input: first, layer: 1, unit: (row * 13 + column) * 4 + map });
    const winner = trace?.inputs.find(({ slope }) => slope === 1)?.index ?? NaN;
    const pixel = `(${Math.floor(winner / 4 / 26)}, ${Math.floor(winner / 4) % 26}) of map ${map}, layer 1`;
    expect(await room(page).locator('.trace-view').innerText()).toContain(`won: that of pixel ${pixel}`);
    expect(await room(page).locator('.product-table-marked th').innerText()).toBe(`pixel ${pixel}`);
    expect(await room(page).locator('.signed-picture-mark').count()).toBe(3); // window and winner in the map, winner in the window
    expect(trace?.a).toBeCloseTo(numbers.at(-1) ?? NaN, 3);
  });

  test('the masks of a step are those that the trainer draws', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: '1 example', exact: true }).click();
    await page.locator('[data-layer="5"][data-left-out]').first().waitFor();
    const { network: made, inputs } = await untrained(network, 8);
    const copy = copyNetwork(registry, made);
    copy.drawAt(7, 1);
    copy.forward(inputs, true);
    const [ofMaps, ofUnits] = dropMasks(copy);
    const leftOut = (layer: number, name: string): Promise<readonly number[]> =>
      page.locator(`[data-layer="${layer}"][data-left-out]`).evaluateAll((elements, attribute) => elements.map((element) => Number(element.getAttribute(attribute))), name);
    const zeros = (factors: Float64Array | undefined, count: number): readonly number[] => [...(factors ?? []).slice(0, count)].flatMap((factor, i) => (factor === 0 ? [i] : []));
    expect(await leftOut(5, 'data-unit')).toEqual(zeros(ofUnits?.factors, 12));
    expect(await leftOut(2, 'data-map')).toEqual(zeros(ofMaps?.factors, 4));
    expect(await page.locator('.step-panel').innerText()).toContain(`Layer 6 leaves out ${ofUnits?.dropped} of 12 at this step, the others count × 2.`);
    await page.locator('[data-layer="5"][data-left-out]').first().click();
    await page.getByText('its factor is m = 0.0000: it is left out.').waitFor();
    await lab().screenshot('layers-dropout');
  });

  test('the cost of the step is that of the sample with these numbers left out', async () => {
    const { page } = lab();
    const { network: made, inputs } = await untrained(network, 8);
    made.drawAt(7, 1);
    const label = Number(/target (\d)/.exec(await page.locator('.step-panel').innerText())?.[1]);
    const cost = -Math.log(made.forward(inputs, true).data[label] ?? NaN);
    expect(numbersIn(await page.locator('.step-panel-cost').innerText())[0]).toBeCloseTo(cost, 3);
  });

  test('axe finds nothing', async () => {
    const { page, errors } = lab();
    expect(await axeProblems(page, '[data-part="network"]')).toEqual([]);
    expect(await axeProblems(page, '.rooms')).toEqual([]);
    expect(errors).toEqual([]);
  });
});

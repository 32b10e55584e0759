import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';

const conv = (filters: number) => ({ type: 'conv2d', filters, kernelSize: 3, activation: 'relu', weightInitializer: 'he-normal' });
const layers = [conv(4), { type: 'max-pool2d' }, conv(6), { type: 'max-pool2d' }, { type: 'flatten' }, { type: 'dense', units: 10, activation: 'softmax' }];
const value = (json: unknown): string => encodeURIComponent(JSON.stringify(json));
const address = [
  `#dataset=${value({ type: 'synthetic-digits', train: 200, test: 50 })}`,
  `network=${value({ inputShape: [28, 28], layers })}`,
  'loss=categorical-cross-entropy&optimizer=adam&learningRate=0.003&batchSize=20&epochs=2&seed=7',
].join('&');

/** Waits as long as a busy machine needs. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 });

const rooms = ['Settings', 'Weights', 'One neuron', 'Inside', 'The valley', 'Mistakes', 'Data', 'Models and runs', 'Plugins'];

async function openRoom(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name, exact: true }).click();
  return page.getByRole('tabpanel', { name, exact: true });
}

/** How many colors a picture has. */
const colorsOf = (canvas: Locator): Promise<number> =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: new Uint8ClampedArray() };
    return new Set(new Uint32Array(data.buffer)).size;
  });

const pixelsOf = (canvas: Locator): Promise<string> => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());

describe('a convolutional network', () => {
  const lab = sharedLab({ address, width: 1440, height: 1000, reducedMotion: 'reduce' });
  const map = (layer: number, index: number): Locator => lab().page.locator(`[data-layer="${layer}"][data-map="${index}"]`);

  test('shows the maps of every layer that has pictures, with the kernels of its convolutions', async () => {
    const { page } = lab();
    await map(3, 5).waitFor();
    expect(await page.locator('[data-map]').count()).toBe(4 + 4 + 6 + 6);
    expect(await page.locator('.feature-maps-kernel').count()).toBe(4 + 6);
    await eventually(() => colorsOf(map(0, 0).locator('.feature-maps-kernel'))).toBeGreaterThan(4);
    await eventually(() => colorsOf(map(0, 0).locator('.feature-maps-picture'))).toBeGreaterThan(1);
    const text = await page.locator('[data-part="network"]').innerText();
    for (const words of ['all maps in a row', '6 kernels', '3 × 3 × 4', '26 × 26']) expect(text).toContain(words);
    // (3 · 3 + 1) · 4 + (3 · 3 · 4 + 1) · 6 + (5 · 5 · 6 + 1) · 10
    expect(text).toContain('1,772 parameters: 1,752 weights + 20 biases');
  });

  test('they change as it learns', async () => {
    const { page } = lab();
    const kernel = map(0, 1).locator('.feature-maps-kernel');
    const before = await pixelsOf(kernel);
    await page.getByRole('button', { name: '1 epoch', exact: true }).click();
    await eventually(() => page.getByRole('button', { name: '1 epoch', exact: true }).isEnabled()).toBe(true);
    await eventually(() => pixelsOf(kernel)).not.toBe(before);
  });

  test('a pixel of a map opens as window × kernel, forwards, and its gradient backwards', async () => {
    const { page } = lab();
    // The keyboard opens the pixel that answers most, which a max-pool passes on.
    await map(2, 3).focus();
    await page.keyboard.press('Enter');
    const room = page.getByRole('tabpanel', { name: 'One neuron' });
    await room.getByRole('heading', { name: /^Pixel \(\d+, \d+\) of map 3 of layer 3/ }).waitFor();
    await room.getByRole('img', { name: /^The whole map, with the window framed/ }).waitFor();
    const total = await room.locator('.product-table tbody.product-table-total').first().locator('td').innerText();
    const products = await room.locator('.product-table tbody').first().locator('td:last-child').allInnerTexts();
    const unit = (text: string): number => Math.round(1e4 * Number(text.replace('−', '-')));
    expect(products.reduce((sum, text) => sum + unit(text), 0)).toBe(unit(total));
    expect(await room.getByRole('combobox', { name: /Part of map/ }).locator('option').count()).toBe(4);

    await room.getByRole('button', { name: 'Backward' }).click();
    await room.getByText('The kernel is used at 121 places').waitFor();
    await room.getByText('Back through layer 4, max-pool2d').waitFor();
    const differences = await room.locator('.gradient-table tbody td:nth-child(5)').allInnerTexts();
    expect(differences.length).toBeGreaterThan(3);
    for (const difference of differences) expect(Number(difference.replace('−', '-'))).toBeLessThan(1e-4);
  });

  test('map, row and column can be typed', async () => {
    const { page } = lab();
    const room = await openRoom(page, 'One neuron');
    await room.getByRole('combobox', { name: /^Layer/ }).selectOption({ index: 0 });
    for (const [label, at] of [['Map, 0 to 3', '2'], ['Row, 0 to 25', '4'], ['Column, 0 to 25', '7']] as const) {
      await room.getByLabel(label).fill(at);
      await room.getByLabel(label).press('Tab');
    }
    await room.getByRole('heading', { name: /^Pixel \(4, 7\) of map 2 of layer 1/ }).waitFor();
  });

  test('kernels are read with the keyboard among the weights', async () => {
    const { page } = lab();
    const room = await openRoom(page, 'Weights');
    await room.getByRole('application', { name: 'Kernel of map 0 of layer 3, 7 × 7' }).focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight'); // across the gap, to the second map
    await room.getByText('weight (0, 0) of the kernel from map 1 to map 0 of layer 3').first().waitFor();
  });

  test('every room opens without a fault', async () => {
    const { page, errors } = lab();
    for (const name of rooms) {
      const room = await openRoom(page, name);
      await eventually(async () => (await room.innerText()).length).toBeGreaterThan(60);
      expect(await page.locator('.messages').innerText().catch(() => '')).not.toContain('VITRUM_');
    }
    expect(errors).toEqual([]);
  });

  test('axe finds nothing wrong with the network, the weights and a pixel', async () => {
    const { page } = lab();
    expect(await axeProblems(page, '[data-part="network"]')).toEqual([]);
    for (const name of ['Weights', 'One neuron']) {
      await (await openRoom(page, name)).locator('canvas').first().waitFor();
      expect(await axeProblems(page, '.rooms')).toEqual([]);
    }
  });
});

test('the settings begin from a convolutional network, and the address holds it', async () => {
  const { page, url } = await openLab({ address: `#dataset=${value({ type: 'synthetic-digits', train: 100, test: 20 })}&epochs=1` });
  const room = await openRoom(page, 'Settings');
  await room.getByRole('button', { name: 'A convolutional network', exact: true }).click();
  await room.getByText('A new run: cnn-small, categorical-cross-entropy, adam 0.001').waitFor();
  await room.getByRole('button', { name: 'Use these settings' }).click();
  // (9 + 1) · 16 + (9 · 16 + 1) · 32 + (5 · 5 · 32 + 1) · 10
  await page.getByText('12,810 parameters').first().waitFor();
  await page.waitForFunction(() => location.hash.includes('network=cnn-small'));
  const link = page.url();
  expect(link.startsWith(url)).toBe(true);
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByText('12,810 parameters').first().waitFor();
});

test.each([
  [390, 'light'],
  [390, 'dark'],
  [1024, 'dark'],
  [1440, 'light'],
] as const)('fits a screen of %i pixels, %s', async (width, colorScheme) => {
  const lab = await openLab({ address, width, colorScheme, reducedMotion: 'reduce' });
  const { page } = lab;
  const first = page.locator('[data-layer="0"][data-map="0"]');
  await first.waitFor();
  await eventually(() => colorsOf(first.locator('.feature-maps-picture'))).toBeGreaterThan(1);
  await first.click({ position: { x: 45, y: 14 } });
  await page.getByRole('heading', { name: /^Pixel/ }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await lab.screenshot(`convolution-${width}-${colorScheme}`);
});

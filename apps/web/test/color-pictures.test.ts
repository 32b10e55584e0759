import type { Locator, Page } from 'playwright-core';
import { writeIdx } from '@vitrum/datasets';
import { expect, test } from 'vitest';
import { inputOf, placeOfInput } from '../src/page/neuron/neuron-input.ts';
import { colorsOf } from '../src/page/pictures/paint-picture.ts';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';

const [count, side] = [60, 12];

/** Pictures of 12 × 12 with a bright square in the color of their class: red, green or blue. */
function colorFiles() {
  const data = new Uint8Array(count * side * side * 3);
  for (let sample = 0; sample < count; sample++) {
    for (let pixel = 0; pixel < side * side; pixel++) {
      const isInside = pixel % side >= 3 && pixel % side < 9 && pixel >= (2 + (sample % 4)) * side;
      data[(sample * side * side + pixel) * 3 + (sample % 3)] = isInside ? 255 : (sample * 7 + pixel) % 60;
    }
  }
  return {
    'color-images-idx4-ubyte': writeIdx({ shape: [count, side, side, 3], data }),
    'color-labels-idx1-ubyte': writeIdx({ shape: [count], data: Uint8Array.from({ length: count }, (_, sample) => sample % 3) }),
  };
}

test('a picture with three channels is painted in color, with one in gray', () => {
  expect([...colorsOf(Float32Array.of(1, 0.5, 0), { height: 1, width: 1, channels: 3 })]).toEqual([255, 128, 0, 255]);
  expect([...colorsOf(Float32Array.of(1, 0), { height: 1, width: 2, channels: 1 })]).toEqual([255, 255, 255, 255, 0, 0, 0, 255]);
});

test('an input of a dense layer on a color picture is a pixel of a channel', () => {
  const layers = [{ inputs: 12, units: 2, parameterCount: 26 }];
  expect(placeOfInput(inputOf(layers, 0, { height: 2, width: 2, channels: 3 }), 10)).toBe('pixel (1, 1) of channel green');
});

async function openRoom(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name, exact: true }).click();
  return page.getByRole('tabpanel', { name, exact: true });
}

async function bring(page: Page): Promise<void> {
  await openRoom(page, 'Data');
  const files = Object.entries(colorFiles()).map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }));
  await page.locator('.data-panel .file-button input').first().setInputFiles(files);
  await page.getByRole('button', { name: 'Training 48' }).waitFor();
}

/** True where a canvas has a pixel that is not gray. */
const hasColor = (canvas: Locator): Promise<boolean> =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: new Uint8ClampedArray() };
    return data.some((value, at) => at % 4 === 1 && value !== data[at - 1]);
  });

const rooms = ['Settings', 'Weights', 'One neuron', 'Inside', 'The valley', 'Mistakes', 'Data', 'Models and runs', 'Plugins'];
const lab = sharedLab({ address: '#dataset=xor', width: 1440, height: 1000, reducedMotion: 'reduce' });

test("a visitor's color pictures are shown in color, and the pad says why it has nothing to draw", async () => {
  const { page } = lab();
  await bring(page);
  await expect.poll(() => hasColor(page.locator('.data-strip .sample-picture').first())).toBe(true);
  await expect.poll(() => hasColor(page.locator('.network-view-picture'))).toBe(true);
  await page.getByText('A drawing has 28 × 28 gray pixels, and a sample of “color-images-idx4-ubyte” is something else').waitFor();
  // Nobody has its files here.
  const data = page.getByRole('tabpanel', { name: 'Data' });
  expect(await data.innerText()).not.toMatch(/cifar/i);
  await data.press('Escape'); // an open room leaves no place for captions
  await page.locator('[data-part="network"]').getByText('12 × 12 in color').waitFor();
});

test('a dense layer on them has its weights as pictures, and its neurons their channels', async () => {
  const { page } = lab();
  const weights = await openRoom(page, 'Weights');
  await weights.getByText('red, green and blue side by side').waitFor();
  const neuron = await openRoom(page, 'One neuron');
  await neuron.getByRole('combobox', { name: /^Channel/ }).selectOption({ label: 'green' });
  await neuron.getByRole('img', { name: /^The whole map/ }).waitFor();
});

test('a network by name learns them with augmentation, and every room opens without a fault', async () => {
  const { page, errors } = lab();
  const settings = await openRoom(page, 'Settings');
  await settings.getByLabel('Kind of network').selectOption('cnn-small');
  await settings.getByRole('button', { name: 'Add an augmentation' }).click();
  await expect.poll(() => hasColor(settings.locator('.augmented-variants canvas').nth(3))).toBe(true);
  await settings.getByRole('button', { name: 'Use these settings' }).click();
  await settings.getByText('These are the settings of the run: cnn-small').waitFor();
  await page.getByRole('button', { name: '1 epoch', exact: true }).click();
  await expect.poll(() => page.locator('[data-part="curves"] tbody tr').count()).toBe(1);
  for (const name of rooms) {
    const room = await openRoom(page, name);
    await expect.poll(async () => (await room.innerText()).length).toBeGreaterThan(60);
    expect(await page.locator('.messages').innerText().catch(() => '')).not.toContain('VITRUM_');
  }
  await page.locator('[data-layer="0"][data-map="0"]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Pixel/ }).waitFor();
  expect(await axeProblems(page, '.rooms')).toEqual([]);
  expect(errors).toEqual([]);
  await lab().screenshot('color-1440');
});

test('fits a phone', async () => {
  const phone = await openLab({ address: '#dataset=xor', width: 390 });
  await bring(phone.page);
  await phone.page.locator('.network-view-picture').scrollIntoViewIfNeeded(); // pictures out of sight are not painted
  await expect.poll(() => hasColor(phone.page.locator('.network-view-picture'))).toBe(true);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await phone.screenshot('color-390');
});

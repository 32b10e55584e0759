import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { completeRun, openRun, resolveDataset } from '@vitrum/runs';
import { createVitrum } from 'vitrum';
import { createBackend, tensorFrom } from 'vitrum/parts';
import { openLab, sharedLab, type OpenLab } from './support/lab.ts';

const reference = { type: 'synthetic-digits', train: 4000, test: 200 };
/** So many that training is not over while a digit is drawn. */
const epochs = 5000;
const address = `#dataset=${encodeURIComponent(JSON.stringify(reference))}&seed=3&epochs=${epochs}`;

const button = (lab: OpenLab, name: string): Locator => lab.page.getByRole('button', { name, exact: true });
const pad = (page: Page): Locator => page.getByRole('application', { name: 'Drawing pad' });
const outputCells = (page: Page): Locator => page.locator('[data-part="pad"] .output-bars-number:not(:empty)');

/** Also where the machine is busy with something else. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 60_000 });

/** Places on the pad, as shares of its sides. */
type Places = readonly (readonly [x: number, y: number])[];

const seven: Places = [[0.25, 0.2], [0.7, 0.2], [0.45, 0.85]];
const smallSeven: Places = [[0.05, 0.05], [0.25, 0.05], [0.14, 0.35]];
const nought: Places = Array.from({ length: 17 }, (_, i) => [0.5 + 0.22 * Math.cos((i * Math.PI) / 8), 0.5 + 0.34 * Math.sin((i * Math.PI) / 8)]);

async function drawWithMouse(page: Page, places: Places): Promise<void> {
  await pad(page).scrollIntoViewIfNeeded();
  const box = await pad(page).boundingBox();
  if (box === null) throw new Error('The pad is not on the page.');
  const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  const [first = [0, 0] as const, ...others] = places;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...at(place));
  await page.mouse.up();
}

/** The 28 × 28 pixels of the preview. */
const previewOf = (page: Page): Promise<number[]> =>
  page.locator('.drawing-pad-seen').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [];
    return Array.from({ length: 784 }, (_, pixel) => data[4 * pixel] ?? 0);
  });

const numbersOf = async (page: Page): Promise<number[]> => (await outputCells(page).allInnerTexts()).map((text) => Number(text.replace('−', '-')));

async function clear(lab: OpenLab): Promise<void> {
  if (await button(lab, 'Clear').isEnabled()) await button(lab, 'Clear').click();
  await eventually(() => outputCells(lab.page).count()).toBe(0);
}

describe('the drawing pad', () => {
  const lab = sharedLab({ address, hasTouch: true });

  test('a small digit in a corner is scaled to 20 pixels and centered by mass', async () => {
    const { page } = lab();
    await pad(page).waitFor();
    await drawWithMouse(page, smallSeven);
    await eventually(() => outputCells(page).count()).toBe(10);
    await eventually(async () => Math.max(...(await previewOf(page)))).toBeGreaterThan(200);
    const pixels = await previewOf(page);
    const inked = pixels.flatMap((value, pixel) => (value > 60 ? [pixel] : []));
    const [columns, rows] = [inked.map((pixel) => pixel % 28), inked.map((pixel) => Math.floor(pixel / 28))];
    const longest = Math.max(...[columns, rows].map((places) => Math.max(...places) - Math.min(...places) + 1));
    expect(Math.abs(longest - 20)).toBeLessThanOrEqual(1);
    const mass = pixels.reduce((sum, value) => sum + value, 0);
    const center = (place: (pixel: number) => number): number => pixels.reduce((sum, value, pixel) => sum + value * place(pixel), 0) / mass;
    expect(Math.abs(center((pixel) => pixel % 28) - 14)).toBeLessThan(1);
    expect(Math.abs(center((pixel) => Math.floor(pixel / 28)) - 14)).toBeLessThan(1);
  });

  test('the ten outputs are what the same network makes of these pixels on another backend', async () => {
    const { page } = lab();
    const registry = createVitrum();
    const data = await resolveDataset(registry, reference).load({ read: () => Promise.reject(new Error('They are computed.')) });
    const loaded = { dataset: reference, data };
    const run = completeRun(registry, { training: { seed: 3, epochs } }, loaded);
    const { network } = openRun(registry, run, loaded, await createBackend(registry, { name: 'reference' }));
    const input = Float32Array.from(await previewOf(page), (pixel) => pixel / 255);
    const expected = Array.from(network.forward(tensorFrom([1, ...network.inputShape], input)).data.slice(0, 10));
    const farthest = async (): Promise<number> => Math.max(...(await numbersOf(page)).map((value, digit) => Math.abs(value - (expected[digit] ?? NaN))));
    await eventually(farthest).toBeLessThan(0.0002); // four decimals are shown
    const largest = expected.indexOf(Math.max(...expected));
    await page.getByText(new RegExp(`^Looks like an? ${largest}:`)).first().waitFor();
  });

  test('undo takes a stroke back, clear all of them', async () => {
    const { page } = lab();
    await drawWithMouse(page, [[0.6, 0.6], [0.9, 0.6]]);
    const both = await previewOf(page);
    await button(lab(), 'Undo').click();
    await eventually(() => previewOf(page)).not.toEqual(both);
    await clear(lab());
    await eventually(async () => Math.max(...(await previewOf(page)))).toBe(0);
    expect(await button(lab(), 'Undo').isDisabled()).toBe(true);
  });

  test('the keyboard draws: space puts the pen down, arrows draw, space lifts it', async () => {
    const { page } = lab();
    await pad(page).focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowUp');
    expect(await outputCells(page).count(), 'a lifted pen draws nothing').toBe(0);
    await page.keyboard.press('Space');
    await page.getByText('Pen down.').waitFor({ state: 'attached' });
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await eventually(() => outputCells(page).count()).toBe(10);
    const inkedRows = async (): Promise<number> => new Set((await previewOf(page)).flatMap((value, pixel) => (value > 60 ? [Math.floor(pixel / 28)] : []))).size;
    await eventually(inkedRows).toBeGreaterThanOrEqual(19); // an upright line
    await eventually(() => page.locator('[data-part="pad"] [role="status"]').first().innerText()).toMatch(/^Looks like/);
    expect(await pad(page).getAttribute('aria-describedby')).toBe('drawing-pad-hint');
    expect(await page.locator('#drawing-pad-hint').innerText()).toContain('space puts it down and lifts it');
    await clear(lab());
  });

  test('a finger draws, and the page does not scroll under it', async () => {
    const { page, context } = lab();
    await pad(page).scrollIntoViewIfNeeded();
    const box = await pad(page).boundingBox();
    if (box === null) throw new Error('The pad is not on the page.');
    const scrolled = await page.evaluate(() => scrollY);
    const session = await context.newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number): Promise<void> => {
      const touchPoints = type === 'touchEnd' ? [] : [{ x: box.x + box.width / 2, y: box.y + y * box.height }];
      await session.send('Input.dispatchTouchEvent', { type, touchPoints });
    };
    await touch('touchStart', 0.2);
    for (const y of [0.35, 0.5, 0.65, 0.8]) await touch('touchMove', y);
    await touch('touchEnd', 0.8);
    await eventually(() => outputCells(page).count()).toBe(10);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await clear(lab());
  });

  test('a network that has learned reads a 7 and a 0, and the outputs follow during training', async () => {
    const { page } = lab();
    await button(lab(), '1 epoch').click();
    await button(lab(), '1 epoch').isEnabled();
    await button(lab(), 'Go on').click();
    await drawWithMouse(page, seven);
    const early = await numbersOf(page);
    await eventually(() => numbersOf(page)).not.toEqual(early); // the drawing stays, the weights go on
    await eventually(() => page.locator('.drawing-pad-verdict').innerText()).toMatch(/^Looks like a 7:/);
    await lab().screenshot('drawing-pad-seven');
    await clear(lab());
    await drawWithMouse(page, nought);
    await eventually(() => page.locator('.drawing-pad-verdict').innerText()).toMatch(/^Looks like a 0:/);
    await button(lab(), 'Pause').click();
  });

  test('nothing went wrong on the way', () => {
    expect(lab().errors).toEqual([]);
    lab().expectOnlyOwnOrigin();
  });
});

test('for data that are no pictures, a sentence says why there is no pad', async () => {
  const { page } = await openLab({ address: '#dataset=iris' });
  await page.getByText('there is nothing to draw for it').waitFor();
  expect(await pad(page).count()).toBe(0);
});

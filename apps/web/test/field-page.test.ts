import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openLab, sharedLab } from './support/lab.ts';
import { button } from './support/page-parts.ts';

/** The colors of the field's cells. */
const cellsOf = (page: Page): Promise<readonly number[]> =>
  page.locator('.field-panel-cells').evaluate((canvas: HTMLCanvasElement) => Array.from(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []));

describe('data that are points of a plane', () => {
  const shared = sharedLab({ address: '#dataset=iris', width: 1440, height: 900 });

  test.each([
    ['two-moons', 'Two moons'],
    ['spirals', 'Spirals'],
    ['circles', 'Circles'],
    ['xor', 'Exclusive or'],
    ['blobs', 'Blobs'],
  ])('%s: points over the answer as a field, which follows what it learns', async (name, title) => {
    const lab = shared();
    const { page } = lab;
    await page.locator('main[aria-busy="false"]').waitFor(); // it follows its address from then on
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#dataset=${name}`);
    await page.locator('.data-strip h2', { hasText: title }).waitFor();
    await page.locator('.field-panel-points').waitFor();
    await expect.poll(async () => (await cellsOf(page)).length).toBe(4 * 32 * 32);
    const before = await cellsOf(page);
    await button(lab, 'Train').click();
    await expect.poll(async () => (await cellsOf(page)).some((value, index) => value !== before[index])).toBe(true);
    expect(await page.locator('[data-layer="0"] canvas.field-dot').count()).toBeGreaterThan(0);
    await lab.screenshot(`field-${name}`);
    expect(lab.errors).toEqual([]);
  });

  test('a click asks the network about a place', async () => {
    const { page } = await openLab({ address: '#dataset=two-moons', width: 1440, height: 900 });
    const picture = page.locator('.field-panel-picture');
    await picture.waitFor();
    const inputs = page.locator('.network-view-numbers');
    const before = await inputs.innerText();
    await picture.click({ position: { x: 20, y: 20 } });
    await expect.poll(() => inputs.innerText()).not.toBe(before);
    const [x, y] = (await inputs.innerText()).match(/[−-]?\d+\.\d+/g)?.map((text) => Number(text.replace('−', '-'))) ?? [];
    expect(x).toBeLessThan(0); // the left upper corner
    expect(y).toBeGreaterThan(0);
  });
});

test('a sine: the fitted curve, and no pad', async () => {
  const lab = await openLab({ address: '#dataset=regression-sine', width: 1440, height: 900 });
  await lab.page.getByRole('heading', { name: 'The curve that it fits' }).waitFor();
  await button(lab, 'Train').click();
  await button(lab, 'Train on').waitFor();
  // The drawn curve goes through the middle of its own picture, where the sine crosses zero.
  const isDark = await lab.page.locator('.field-panel-points').evaluate((canvas: HTMLCanvasElement) => {
    const { data = new Uint8ClampedArray() } = canvas.getContext('2d')?.getImageData(canvas.width / 2, 0, 1, canvas.height) ?? {};
    return Array.from({ length: canvas.height }, (_, row) => row).filter((row) => (data[4 * row + 3] ?? 0) > 128 && (data[4 * row] ?? 255) < 60);
  });
  const middle = isDark[Math.floor(isDark.length / 2)] ?? 0;
  expect(Math.abs(middle - 240)).toBeLessThan(40);
  expect(await lab.page.getByRole('heading', { name: 'Draw a digit' }).count()).toBe(0);
});

test('pictures have no field', async () => {
  const { page } = await openLab({ address: '#dataset=iris' });
  await page.getByText('Irises').first().waitFor();
  expect(await page.locator('.field-panel').count()).toBe(0);
});

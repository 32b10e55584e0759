import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { saliencyPixels } from '../src/page/inside/saliency/saliency-pixels.ts';
import { divergingScales } from '../src/page/color/diverging.ts';

const value = (json: unknown): string => encodeURIComponent(JSON.stringify(json));
const address = `#dataset=${value({ type: 'synthetic-digits', train: 400, test: 100 })}&epochs=2`;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 });

const openInside = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Inside', exact: true }).click();
  await page.getByRole('heading', { name: 'Where it puts the samples' }).waitFor();
};

const pixelsOf = (page: Page): Promise<string> => page.locator('.hidden-map-picture').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('slopes over a picture: blue and orange by their sign, darker under ink', () => {
  const form = { width: 3, height: 1, channels: 1 };
  const { positive, negative, zero } = divergingScales.light;
  const bytes = saliencyPixels(Float32Array.of(2, -2, 0), Float32Array.of(0, 0, 1), form, divergingScales.light, 0);
  expect([...bytes.subarray(0, 3)]).toEqual([...positive]);
  expect([...bytes.subarray(4, 7)]).toEqual([...negative]);
  expect([...bytes.subarray(8, 11)]).toEqual(zero.map((part) => Math.round(part * 0.65)));
});

describe('the room Inside, for pictures', () => {
  const lab = sharedLab({ address, width: 1440, height: 900 });

  test('the samples after a hidden layer move while it learns, and a click opens the nearest', async () => {
    const { page } = lab();
    await openInside(page);
    await page.locator('[data-mistakes]').waitFor();
    const before = await pixelsOf(page);
    expect(await page.locator('.hidden-map-legend li').count()).toBe(10);
    await page.locator('.hidden-map-picture').click({ position: { x: 150, y: 150 } });
    await eventually(() => page.locator('canvas[data-picture]').getAttribute('aria-label')).toContain('of the test data');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('button', { name: 'Train on' }).waitFor();
    await eventually(() => pixelsOf(page)).not.toBe(before);
  });

  test('the button opens one mistake after the other', async () => {
    const { page } = lab();
    const name = (): Promise<string | null> => page.locator('canvas[data-picture]').getAttribute('aria-label');
    await page.getByRole('button', { name: 'Open the next mistake' }).click();
    await eventually(name).toContain('of the test data');
    const first = await name();
    await page.getByRole('button', { name: 'Open the next mistake' }).click();
    await eventually(name).not.toBe(first);
  });

  test('which pixels would make it another class: a small step along the slopes raises that output', async () => {
    const { page } = lab();
    const room = page.getByRole('region', { name: 'What an output depends on' });
    await room.getByRole('combobox').selectOption('7');
    const numbers = async (): Promise<readonly number[]> => {
      const words = await room.locator('[data-saliency-effect]').innerText();
      const [, from, to] = /output “7” would go from (\S+) to (\S+?)[,;.]?\s/.exec(`${words} `) ?? [];
      return [from, to].map((text) => Number((text ?? '').replace('−', '-')));
    };
    await eventually(async () => {
      const [from = NaN, to = NaN] = await numbers();
      return to > from;
    }).toBe(true);
    // Read again, after the sample that is open: the output that the network view shows.
    const shown = await page.locator('[data-layer="2"][data-unit="7"] .network-view-output-value').innerText();
    expect((await numbers())[0]).toBeCloseTo(Number(shown.replace('−', '-')), 3);
  });

  test('axe finds nothing, at three widths', async () => {
    const { page } = lab();
    for (const [width, height] of [[390, 844], [1024, 768], [1440, 900]] as const) {
      await page.setViewportSize({ width, height });
      expect(await axeProblems(page, '.inside-panel')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await lab().screenshot(`inside-${width}`);
    }
    expect(lab().errors).toEqual([]);
  });
});

test.each(['regression-sine', 'iris'])('%s: rows and curves have a map and slopes too', async (name) => {
  const lab = await openLab({ address: `#dataset=${name}`, width: 1024, height: 768 });
  await openInside(lab.page);
  await lab.page.locator('.saliency-table tbody tr').first().waitFor();
  await lab.page.getByText('of their variance').waitFor();
  await lab.screenshot(`inside-${name}`);
  expect(lab.errors).toEqual([]);
});

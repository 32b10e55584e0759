import { gzipSync } from 'node:zlib';
import { drawDigits, writeIdx } from '@vitrum/datasets';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sharedLab } from './support/lab.ts';

const dataset = { type: 'synthetic-digits', train: 120, test: 60 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(dataset))}&epochs=2&seed=5`;

/** What a picture on the page shows, as bytes. */
async function pixelsOf(page: Page, index: number): Promise<readonly number[]> {
  const canvas = page.locator('.data-strip-pictures canvas').nth(index);
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { data = new Uint8ClampedArray() } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? {};
    return Array.from({ length: data.length / 4 }, (_, pixel) => data[4 * pixel] ?? -1);
  });
}

describe('the samples', () => {
  const lab = sharedLab({ address });

  test('are visible at once, with their labels, and show what the data hold', async () => {
    const { page } = lab();
    const drawn = drawDigits({ count: 120, seed: 0 });
    await page.locator('.data-strip-pictures button').first().waitFor();
    const labels = await page.locator('.data-strip-label').allInnerTexts();
    expect(labels).toEqual(Array.from({ length: 24 }, (_, index) => String(drawn.label(index))));
    expect(await pixelsOf(page, 3)).toEqual([...drawn.pixels(3)]);
  });

  test('are chosen by a click, and turned page by page, for training and test', async () => {
    const { page } = lab();
    const held = drawDigits({ count: 60, seed: 0, part: 'test' });
    await page.getByRole('button', { name: /^Sample 5:/ }).click();
    expect(await page.getByRole('button', { name: /^Sample 5:/ }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Test 60' }).click();
    await page.locator('.data-strip-pages').getByRole('button', { name: 'Next' }).click();
    await page.getByText('25 to 48').waitFor();
    await page.getByRole('button', { name: `Sample 25: ${String(held.label(24))}` }).waitFor();
    expect(await pixelsOf(page, 0)).toEqual([...held.pixels(24)]);
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.getByText('1 to 24').waitFor();
    await page.getByRole('button', { name: 'Training 120' }).click();
  });

  test('can be fewer to learn from', async () => {
    const { page } = lab();
    await page.getByRole('tab', { name: 'Data', exact: true }).click();
    await page.getByText('license: MIT (computed)').first().waitFor();
    await page.getByLabel('Training samples to use').fill('50');
    await page.getByRole('button', { name: 'Use so many' }).click();
    await page.getByRole('button', { name: 'Training 50' }).waitFor();
    await page.getByText('of 120; a new run begins').waitFor();
  });

  test('come from files: a gzipped pair of IDX files, a table, and what is damaged is told', async () => {
    const { page } = lab();
    const images = writeIdx({ shape: [30, 4, 4], data: Uint8Array.from({ length: 480 }, (_, index) => (index * 37) % 256) });
    const labels = writeIdx({ shape: [30], data: Uint8Array.from({ length: 30 }, (_, index) => index % 3) });
    const bring = (files: Readonly<Record<string, Uint8Array | string>>): Promise<void> =>
      page.locator('.data-panel .file-button input').first().setInputFiles(
        Object.entries(files).map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })),
      );
    await bring({ 'my-labels.gz': gzipSync(labels), 'my-images.gz': gzipSync(images) });
    await page.getByRole('button', { name: 'Training 24' }).waitFor();
    await page.getByRole('heading', { name: 'my-images.gz' }).first().waitFor();

    await bring({ 'flowers.csv': `length,width,species\n${Array.from({ length: 30 }, (_, k) => `${k % 7},${k % 5},${k % 2 === 0 ? 'rose' : 'lily'}`).join('\n')}` });
    await page.getByLabel('Column to predict').waitFor();
    expect(await page.locator('.data-strip-table tbody tr').first().innerText()).toMatch(/lily|rose/);
    await page.getByLabel('Column to predict').selectOption('width');
    await page.locator('.data-strip-table tbody tr').filter({ hasText: /species (lily|rose)/ }).first().waitFor();

    await bring({ 'images-idx3-ubyte.gz': gzipSync(images).subarray(0, 30), 'labels-idx1-ubyte': labels });
    await page.getByText('images-idx3-ubyte.gz cannot be decompressed').waitFor();
    expect(await page.getByRole('heading', { name: 'flowers.csv' }).count()).toBeGreaterThan(0);
    expect(lab().errors).toEqual([]);
    lab().expectOnlyOwnOrigin();
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const address = `#dataset=${json({ type: 'synthetic-digits', train: 200, test: 50 })}&epochs=2&seed=7`;

interface Saved {
  readonly name: string;
  readonly content: Buffer;
}

const folder = temporaryFolder();

/** Presses a button that saves, and reads the file. */
async function save(page: Page, what: string, type: 'PNG' | 'SVG'): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `${type}: save the ${what} as a picture`, exact: true }).click()]);
  const path = join(folder, 'picture');
  await download.saveAs(path);
  return { name: download.suggestedFilename(), content: await readFile(path) };
}

/** An SVG as the browser reads it on its own: texts with their places, and what else a test asks about. */
const readSvg = (page: Page, { content }: Saved) =>
  page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name));
    return {
      fault: parsed.querySelector('parsererror')?.textContent ?? '',
      description: parsed.querySelector('desc')?.textContent ?? '',
      texts: Array.from(parsed.querySelectorAll('text'), (element) => ({ text: element.textContent, x: numberOf(element, 'x'), y: numberOf(element, 'y') })),
      ticks: Array.from(parsed.querySelectorAll('[data-y]'), (element) => ({ value: Number(element.getAttribute('data-y')), y: numberOf(element, 'y') - 4 })),
      lines: Array.from(parsed.querySelectorAll('[data-line]'), (element) => ({ label: element.getAttribute('data-line') ?? '', path: element.getAttribute('d') ?? '' })),
      images: parsed.querySelectorAll('image').length,
      circles: Array.from(parsed.querySelectorAll('circle > title'), (element) => element.textContent),
      paths: parsed.querySelectorAll('path').length,
      scripts: parsed.querySelectorAll('script, foreignObject').length,
    };
  }, content.toString('utf8'));

const openRoom = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const number = (text: string): number => Number(text.replaceAll('−', '-').replace(/[^\d.e-]/g, ''));

describe('figures are saved as pictures', () => {
  const lab = sharedLab({ address, width: 1440, height: 900, reducedMotion: 'reduce' });

  test('curves as vectors: the end of a line is the figure beside it', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('button', { name: 'Train on' }).waitFor();
    await expect.poll(() => page.getByRole('img', { name: /^Loss over/ }).getAttribute('aria-label')).toContain('after epoch 2');
    const saved = await save(page, 'loss', 'SVG');
    expect(saved.name).toBe('loss-drawn-digits-784-32-16-10-tanh-squared-error-sgd-learning-rate-0.01-seed-7-epoch-2.svg');
    const svg = await readSvg(page, saved);
    expect([svg.fault, svg.scripts]).toEqual(['', 0]);
    expect(svg.description).toContain('seed 7, epoch 2');
    const shown = number(/test: ([\d.]+) \(after epoch 2\)/.exec((await page.getByRole('img', { name: /^Loss over/ }).getAttribute('aria-label')) ?? '')?.[1] ?? '');
    const [low, high] = [svg.ticks[0], svg.ticks.at(-1)];
    const end = Number(/[ ]([\d.]+)$/.exec(svg.lines.find(({ label }) => label === 'test')?.path ?? '')?.[1]);
    if (low === undefined || high === undefined) throw new Error('The axis has no ticks.');
    const drawn = low.value + ((end - low.y) / (high.y - low.y)) * (high.value - low.value);
    expect(Math.abs(drawn - shown)).toBeLessThan(0.01 * high.value);
  });

  test('the network: its outputs as texts, its links as a picture', async () => {
    const { page } = lab();
    const svg = await readSvg(page, await save(page, 'network', 'SVG'));
    const shown = await page.locator('[data-layer="2"][data-unit="4"] .network-view-output-value').innerText();
    expect(svg.texts.map(({ text }) => text)).toContain(shown);
    expect(svg.images).toBe(2); // the input, and the links
  });

  test('pixels: as large as the vectors, twice as fine', async () => {
    const { page } = lab();
    const [vectors, pixels] = [await save(page, 'accuracy', 'SVG'), await save(page, 'accuracy', 'PNG')];
    expect(pixels.name).toBe(vectors.name.replace(/svg$/, 'png'));
    expect(pixels.content.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(vectors.content.toString('utf8')) ?? [];
    expect([pixels.content.readUInt32BE(16), pixels.content.readUInt32BE(20)].map((each, i) => Math.abs(each - 2 * Number([width, height][i])) <= 1)).toEqual([true, true]);
  });

  test('weights: every picture is in it, those out of sight too', async () => {
    const { page } = lab();
    await openRoom(page, 'Weights');
    const saved = await save(page, 'weights of layer 3', 'SVG');
    const svg = await readSvg(page, saved);
    expect(svg.images).toBe(2); // weights and biases
    // The picture in it has the matrix's colors and not one alone.
    const colors = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('image')?.getAttribute('href') ?? '';
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      return { colors: new Set(new Uint32Array(context?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer())).size, size: [image.width, image.height] };
    }, saved.content.toString('utf8'));
    expect(colors.size).toEqual([16, 10]);
    expect(colors.colors).toBeGreaterThan(50);
    const deviation = await page.getByRole('region', { name: 'Weights of layer 3' }).locator('tbody td').nth(1).innerText();
    expect(svg.texts.map(({ text }) => text)).toContain(deviation);
  });

  test('the confusion matrix: its numbers add up to the samples', async () => {
    const { page } = lab();
    await openRoom(page, 'Mistakes');
    await page.locator('.confusion-table').waitFor();
    const svg = await readSvg(page, await save(page, 'confusion matrix', 'SVG'));
    const heads = svg.texts.filter(({ text, y }) => /^\d$/.test(text) && Math.abs(y - (svg.texts.find((each) => each.text === 'recognized')?.y ?? NaN)) < 3);
    expect(heads).toHaveLength(10);
    const [top = NaN, left = NaN] = [heads[0]?.y, heads[0]?.x];
    const cells = svg.texts.filter(({ text, x, y }) => /^\d+$/.test(text) && y > top + 5 && x > left - 12);
    expect(cells).toHaveLength(100);
    expect(cells.reduce((sum, { text }) => sum + Number(text), 0)).toBe(50);
  });

  test('the map of the samples: a circle for each', async () => {
    const { page } = lab();
    await openRoom(page, 'Inside');
    await page.locator('[data-mistakes]').waitFor();
    const svg = await readSvg(page, await save(page, 'map of the samples', 'SVG'));
    expect(svg.circles).toHaveLength(50);
    expect(svg.circles.filter((words) => words.includes('taken for')).length).toBe(Number(await page.locator('[data-mistakes]').getAttribute('data-mistakes')));
  });

  test('the valley: its bands as paths, with the names of both weights', async () => {
    const { page } = lab();
    await openRoom(page, 'The valley');
    await page.locator('.contour-map-band').first().waitFor();
    const bands = await page.locator('.contour-map-band').count();
    const svg = await readSvg(page, await save(page, 'valley', 'SVG'));
    expect(svg.paths).toBeGreaterThanOrEqual(bands);
    expect(svg.texts.some(({ text }) => text.trim().startsWith('weight x:'))).toBe(true);
    expect(svg.images).toBe(0);
  });

  test('how it learns: each class, and the gradients over powers of ten', async () => {
    const { page } = lab();
    await openRoom(page, 'How it learns');
    const classes = await readSvg(page, await save(page, 'accuracy of each class', 'SVG'));
    expect(classes.lines).toHaveLength(10);
    const gradients = await readSvg(page, await save(page, 'gradients by layer', 'SVG'));
    expect(gradients.lines).toHaveLength(3);
    expect(gradients.texts.some(({ text }) => /^10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$/u.test(text))).toBe(true);
  });

  test('the buttons are told apart by their names, and large enough', async () => {
    const { page, errors } = lab();
    expect(await axeProblems(page, '.save-figure')).toEqual([]);
    expect(errors).toEqual([]);
  });
});

test('points of a plane, on a dark page: the field and the points over it, on the ground of the page', async () => {
  const lab = await openLab({ address: '#dataset=two-moons&hidden=[6]&epochs=2&seed=3', width: 390, height: 844, colorScheme: 'dark' });
  await lab.page.locator('.field-panel-picture').waitFor();
  const saved = await save(lab.page, 'field', 'SVG');
  expect(saved.name).toContain('seed-3-untrained');
  const svg = await readSvg(lab.page, saved);
  expect(svg.images).toBe(2);
  const ground = /<rect width="[\d.]+" height="[\d.]+" fill="rgb\((\d+),/.exec(saved.content.toString('utf8'))?.[1];
  expect(Number(ground)).toBeLessThan(60);
  expect(lab.errors).toEqual([]);
});

import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { divergingColor, divergingScales } from '../src/page/color/diverging.ts';
import { axeProblems } from './support/axe.ts';
import { sharedLab } from './support/lab.ts';
import { untrainedRun } from './support/untrained-network.ts';

const dataset = { type: 'synthetic-digits', train: 200, test: 100 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(dataset))}`;
const lab = sharedLab({ address, width: 1440, height: 1000 });

/** The activation in a button's name: "layer 1, neuron 5: a = 0.8312". */
const numberIn = (name: string | null): number => Number(/a = (\S+?)(?:,|$)/.exec(name ?? '')?.[1]?.replace('−', '-'));

const unit = (page: Page, layer: number, index: number): Locator => page.locator(`[data-layer="${layer}"][data-unit="${index}"]`);

async function openNetwork(): Promise<Page> {
  const { page } = lab();
  await page.getByText('25,818 parameters: 25,760 weights + 58 biases').waitFor();
  await page.waitForFunction(() => document.querySelector('[data-layer="2"]')?.getAttribute('aria-label')?.includes('a = '));
  return page;
}

test('it prints the shapes of the matrices, the activation and its derivative', async () => {
  const page = await openNetwork();
  const text = await page.locator('.network-view').innerText();
  for (const shape of ['32 × 784', '16 × 32', '10 × 16']) expect(text.replaceAll(/\s+/g, ' ')).toContain(`weights ${shape}`);
  expect(text.replaceAll(/\s+/g, ' ')).toContain('layer 1 · 32 neurons · tanh');
  // Typeset: the plain text is what those hear who do not see them.
  const formulas = await page.locator('.network-view-formula [aria-label]').evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')));
  expect(formulas).toEqual(Array.from({ length: 3 }, () => ['(e^z − e^−z) / (e^z + e^−z)', '1 − a²']).flat());
});

test('units show the activations that another backend computes, as number and as color', async () => {
  const page = await openNetwork();
  const run = await untrainedRun(dataset);
  const { layers } = run.pass(run.train, 0);
  for (const [layer, { a }] of layers.entries()) {
    for (const index of [0, 5, a.length - 1]) {
      const expected = a[index] ?? NaN;
      expect(numberIn(await unit(page, layer, index).getAttribute('aria-label')), `layer ${layer}, unit ${index}`).toBeCloseTo(expected, 3);
      const color = await unit(page, layer, index).locator('.network-view-dot').evaluate((dot) => getComputedStyle(dot).backgroundColor);
      const seen = color.match(/\d+/g)?.map(Number) ?? [];
      for (const [channel, value] of divergingColor(expected, 1, divergingScales.light).entries()) {
        expect(Math.abs((seen[channel] ?? NaN) - value), `${color} for ${expected}`).toBeLessThanOrEqual(1);
      }
    }
  }
});

test('the largest output is what is seen, beside what is right', async () => {
  const page = await openNetwork();
  const run = await untrainedRun(dataset);
  const { outputs } = run.pass(run.train, 0);
  const [predicted, label] = [outputs.indexOf(Math.max(...outputs)), run.train.label?.(0)];
  await page.getByText(`answer: ${predicted} · truth: ${label}`).waitFor();
  await page.getByText(predicted === label ? '✓ recognized' : '✗ mistaken').waitFor();
  expect(await unit(page, 2, predicted).getAttribute('aria-label')).toContain('the largest');
});

test('the links are drawn in both hues', async () => {
  const page = await openNetwork();
  const hues = await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.network-view-links');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let [blue, orange] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if ((data[i + 3] ?? 0) < 128) continue;
      if ((data[i + 2] ?? 0) > (data[i] ?? 0)) blue++;
      else orange++;
    }
    return blue > 500 && orange > 500 ? { blue, orange } : undefined;
  });
  expect(await hues.jsonValue()).toBeDefined();
});

test('a pointer reads z and a of a unit', async () => {
  const page = await openNetwork();
  const run = await untrainedRun(dataset);
  const { z = [], a = [] } = run.pass(run.train, 0).layers[1] ?? {};
  await unit(page, 1, 4).hover();
  const text = await page.locator('.network-view-read-out').innerText();
  const [seenZ, seenA] = [...text.matchAll(/[za] = (\S+?)(?:,|$)/g)].map((match) => Number(match[1]?.replace('−', '-')));
  expect(text).toContain('layer 2, neuron 4');
  expect(seenZ).toBeCloseTo(z[4] ?? NaN, 3);
  expect(seenA).toBeCloseTo(a[4] ?? NaN, 3);
});

test('one tab stop for each layer, arrow keys from unit to unit, Enter opens the arithmetic', async () => {
  const page = await openNetwork();
  for (const layer of [0, 1, 2]) expect(await page.locator(`[data-layer="${layer}"][tabindex="0"]`).count()).toBe(1);
  await unit(page, 0, 0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-unit'))).toBe('17');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'One neuron', selected: true }).waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.neuron-chooser input')?.value === '17');
});

test('it follows while the network learns', async () => {
  const page = await openNetwork();
  const before = await unit(page, 2, 3).getAttribute('aria-label');
  await page.getByRole('button', { name: '1 epoch' }).click();
  await page.waitForFunction(
    (name) => document.querySelector('[data-layer="2"][data-unit="3"]')?.getAttribute('aria-label') !== name,
    before,
  );
});

test('a phone shows all of it, from edge to edge', async () => {
  const page = await openNetwork();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('.network-view-output').last().scrollIntoViewIfNeeded();
  const widths = await page.locator('.network-view-scroll').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(widths.scrollWidth).toBeLessThanOrEqual(widths.clientWidth);
  expect(widths.clientWidth).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 1000 });
});

test('axe finds nothing, and the console is silent', async () => {
  expect(await axeProblems(await openNetwork(), '.network-view')).toEqual([]);
  expect(lab().errors).toEqual([]);
});

import { parameterStatistics } from '@vitrum/network';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { divergingColor, divergingScales } from '../src/page/color/diverging.ts';
import { formatNumber } from '../src/page/format/number.ts';
import { axeProblems } from './support/axe.ts';
import { sharedLab } from './support/lab.ts';
import { untrainedRun, type UntrainedRun } from './support/untrained-network.ts';

const dataset = { type: 'synthetic-digits', train: 200, test: 100 };
const lab = sharedLab({ address: `#dataset=${encodeURIComponent(JSON.stringify(dataset))}`, width: 1440, height: 1000 });
let run: UntrainedRun;
beforeAll(async () => {
  run = await untrainedRun(dataset);
});

async function openWeights(): Promise<Page> {
  const { page } = lab();
  await page.getByRole('tab', { name: 'Weights' }).click();
  await page.getByRole('heading', { name: 'layer 1: weights 32 × 784' }).waitFor();
  return page;
}

const weightsOf = (layer: number) => run.network.parameter(`layers.${layer}.weights`).value.data;
const unitPicture = (unit: number): string => `Weights from the picture to neuron ${unit} of layer 1, 28 × 28`;

/** Points at the middle of a pixel of a unit's picture. */
async function pointAt(page: Page, unit: number, row: number, column: number): Promise<void> {
  const picture = page.getByRole('application', { name: unitPicture(unit) });
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (box === null) throw new Error('The picture is not in sight.');
  await page.mouse.move(box.x + ((column + 0.5) / 28) * box.width, box.y + ((row + 0.5) / 28) * box.height);
}

test('every matrix is there: a picture for each unit of the first layer, the others whole', async () => {
  const page = await openWeights();
  expect(await page.locator('.unit-pictures-item').count()).toBe(32);
  for (const shape of ['layer 2: weights 16 × 32', 'layer 3: weights 10 × 16']) await page.getByRole('heading', { name: shape }).waitFor();
});

test('the zero of the scale stands below the middle of its colors', async () => {
  const page = await openWeights();
  const middleOf = async (selector: string): Promise<number> => {
    const box = await page.locator(selector).first().boundingBox();
    return box === null ? NaN : box.x + box.width / 2;
  };
  expect(await middleOf('.scale-legend-zero')).toBeCloseTo(await middleOf('.scale-legend-ramp'), 0);
});

test('a pixel has the color of its weight on the scale that is told', async () => {
  const page = await openWeights();
  const limit = Number(/\+([\d.]+)/.exec(await page.locator('.scale-legend').first().innerText())?.[1]);
  const picture = page.getByRole('application', { name: unitPicture(5) });
  await picture.scrollIntoViewIfNeeded();
  const weight = weightsOf(0)[(12 * 28 + 7) * 32 + 5] ?? NaN;
  const expected = [...divergingColor(weight, limit, divergingScales.light), 255];
  const element = await picture.locator('canvas').elementHandle();
  const seen = await page.waitForFunction((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return undefined;
    const color = Array.from(canvas.getContext('2d')?.getImageData(7, 12, 1, 1).data ?? []);
    return color[3] === 255 ? color : undefined;
  }, element);
  expect(await seen.jsonValue()).toEqual(expected);
});

test('a pointer reads a number with its place and meaning', async () => {
  const page = await openWeights();
  await pointAt(page, 5, 12, 7);
  const weight = weightsOf(0)[(12 * 28 + 7) * 32 + 5] ?? NaN;
  await page.getByText(`weight from pixel (12, 7) to neuron 5 of layer 1: ${formatNumber(weight)}`).first().waitFor();
});

test('the arrow keys read as well, and say it', async () => {
  const page = await openWeights();
  await page.getByRole('application', { name: 'Weight matrix of layer 2' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const weight = weightsOf(1)[1 * 16 + 1] ?? NaN;
  const told = page.locator('.weights-panel [aria-live]');
  await told.getByText(`weight from neuron 1 of layer 1 to neuron 1 of layer 2: ${formatNumber(weight)}`).waitFor();
});

test('page keys lead from picture to picture: one tab stop for all', async () => {
  const page = await openWeights();
  expect(await page.locator('.unit-pictures [tabindex="0"]').count()).toBe(1);
  await page.getByRole('application', { name: unitPicture(0) }).focus();
  await page.keyboard.press('PageDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(unitPicture(1));
});

test('the statistics are those of the library', async () => {
  const page = await openWeights();
  for (const layer of [0, 1, 2]) {
    const { mean, standardDeviation, minimum, maximum } = parameterStatistics(weightsOf(layer));
    const row = await page.getByRole('table', { name: `Statistics of layer ${layer + 1}` }).getByRole('row').nth(1).innerText();
    expect(row.split('\t').slice(1)).toEqual([mean, standardDeviation, minimum, maximum].map(formatNumber));
  }
});

test('they change as the network learns; what they were before can be looked at again', async () => {
  const page = await openWeights();
  const weight = weightsOf(0)[(12 * 28 + 14) * 32 + 5] ?? NaN;
  await page.getByRole('button', { name: '1 epoch' }).click();
  await page.getByRole('button', { name: 'Go on' }).or(page.getByRole('button', { name: 'Train on' })).waitFor();
  await pointAt(page, 5, 12, 14);
  const text = await page.locator('.weight-read-out').first().innerText();
  expect(text).toContain(`before training ${formatNumber(weight)}`);
  expect(text).not.toContain(`layer 1: ${formatNumber(weight)}`);
  const numbers = page.getByRole('table', { name: 'Statistics of layer 3' }).getByRole('row').nth(1);
  const deviation = formatNumber(parameterStatistics(weightsOf(2)).standardDeviation);
  expect(await numbers.innerText()).not.toContain(deviation);
  await page.getByRole('button', { name: 'before training' }).click();
  await numbers.getByText(deviation, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'now' }).click();
});

test('axe finds nothing, and the console is silent', async () => {
  expect(await axeProblems(await openWeights(), '.weights-panel')).toEqual([]);
  expect(lab().errors).toEqual([]);
});

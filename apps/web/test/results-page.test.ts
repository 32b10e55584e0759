import { argmax } from '@vitrum/trainer/internal';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { formatPercent } from '../src/page/format/number.ts';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { untrainedRun } from './support/untrained-network.ts';

const dataset = { type: 'synthetic-digits', train: 200, test: 100 };
const lab = sharedLab({ address: `#dataset=${encodeURIComponent(JSON.stringify(dataset))}`, width: 1440, height: 1000 });

/** What another backend tells of every test sample, before any training. */
let told: readonly { readonly index: number; readonly predicted: number; readonly label: number }[] = [];
beforeAll(async () => {
  const run = await untrainedRun(dataset);
  told = Array.from({ length: run.test.size }, (_, index) => ({
    index,
    predicted: argmax(Float64Array.from(run.pass(run.test, index).outputs)),
    label: run.test.label?.(index) ?? NaN,
  }));
});

async function openResults(): Promise<Page> {
  const { page } = lab();
  await page.getByRole('tab', { name: 'Mistakes' }).click();
  await page.getByText('of 100 test samples are recognized').waitFor();
  return page;
}

test('it says how many are recognized', async () => {
  const page = await openResults();
  const right = told.filter(({ predicted, label }) => predicted === label).length;
  const text = await page.locator('.results-panel-summary').innerText();
  expect(text).toContain(`${formatPercent(right)} of 100 test samples are recognized, ${100 - right} are mistaken, before any training.`);
});

test('the pictures have their predictions, and mistakes are marked in words', async () => {
  const page = await openResults();
  const names = await page.locator('.result-item').allInnerTexts();
  expect(names.length).toBe(60);
  for (const { index, predicted, label } of told.slice(0, 60)) {
    const expected = predicted === label ? `✓ ${label} recognized` : `✗ ${predicted}, not ${label} mistaken`;
    expect(names[index]?.replaceAll(/\s+/g, ' ')).toContain(`${expected}: test sample ${index + 1}`);
  }
  await page.locator('.result-item').first().scrollIntoViewIfNeeded();
  const isInk = await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.result-item canvas');
    return canvas?.getContext('2d')?.getImageData(0, 0, 28, 28).data.some((value, i) => i % 4 === 0 && value > 200);
  });
  expect(await isInk.jsonValue()).toBe(true);
});

test('a cell of the confusion matrix opens its examples, and one of them goes into the network', async () => {
  const page = await openResults();
  const mistake = told.find(({ predicted, label }) => predicted !== label);
  if (mistake === undefined) throw new Error('An untrained network makes mistakes.');
  const examples = told.filter(({ predicted, label }) => predicted === mistake.predicted && label === mistake.label);
  await page.getByRole('button', { name: `${examples.length} of class ${mistake.label} taken for ${mistake.predicted}`, exact: true }).click();
  await page.getByRole('heading', { name: `Test samples: ${mistake.label} taken for ${mistake.predicted}` }).waitFor();
  const items = page.locator('.result-item');
  expect(await items.count()).toBe(examples.length);
  await items.first().click();
  await page.getByRole('img', { name: `number ${(examples[0]?.index ?? 0) + 1} of the test data` }).waitFor();
  await items.first().press('Escape'); // an open room leaves no place for the verdict
  await page.getByText(`answer: ${mistake.predicted} · truth: ${mistake.label}`).waitFor();
});

test('mistakes alone, and those of one class', async () => {
  const page = await openResults();
  const rightAnswer = page.locator('.filter-controls').getByLabel('right answer');
  await rightAnswer.selectOption('any');
  await page.locator('.filter-controls').getByLabel('seen as').selectOption('any');
  await page.getByRole('button', { name: 'Mistakes', exact: true }).click();
  const wrong = told.filter(({ predicted, label }) => predicted !== label);
  await page.getByText(`1 to ${Math.min(60, wrong.length)} of ${wrong.length}`).waitFor();
  const label = wrong[0]?.label ?? 0;
  await rightAnswer.selectOption(String(label));
  expect(await page.locator('.result-item').count()).toBe(wrong.filter((each) => each.label === label).length);
  await rightAnswer.selectOption('any');
  await page.getByRole('button', { name: 'All', exact: true }).click();
});

test('when training has moved on it says so, and looks again', async () => {
  const page = await openResults();
  await page.getByRole('button', { name: '1 example' }).click();
  await page.getByText('Training has moved on by 1 sample since.').waitFor();
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('after one training sample.').waitFor();
});

test('axe finds nothing, and the console is silent', async () => {
  expect(await axeProblems(await openResults(), '.results-panel')).toEqual([]);
  expect(lab().errors).toEqual([]);
});

test('data without classes have test scores instead', async () => {
  const { page } = await openLab({ address: `#dataset=${encodeURIComponent(JSON.stringify({ type: 'regression-sine', samples: 40 }))}` });
  await page.getByRole('tab', { name: 'Mistakes' }).click();
  await page.getByText('These data have no classes of which one is right').waitFor();
});

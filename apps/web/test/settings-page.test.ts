import type { Page } from 'playwright-core';
import { createVitrum } from 'vitrum';
import { expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { sharedLab } from './support/lab.ts';

const digits = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 200, test: 100 }));
const lab = sharedLab({ address: `#dataset=${digits}&architecture=784-32-16-10&epochs=1`, width: 1440, height: 1000 });

async function openSettings(): Promise<Page> {
  const { page } = lab();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('These are the settings of the run').waitFor();
  return page;
}

const registry = createVitrum();

test('the menus hold what is registered, in its order', async () => {
  const page = await openSettings();
  const menus = [
    ['Activation', registry.activations.names],
    ['Loss', registry.losses.names],
    ['Optimizer', registry.optimizers.names],
    ['Schedule', registry.schedules.names],
    ['Initializer of the weights', registry.initializers.names],
  ] as const;
  for (const [label, names] of menus) {
    expect(await page.getByLabel(label, { exact: true }).first().locator('option').allInnerTexts(), label).toEqual(names);
  }
});

test('beside a menu stand the formula, the derivative and their lines', async () => {
  const page = await openSettings();
  const layer = page.getByRole('group', { name: 'Layer 1', exact: true });
  await layer.getByRole('math', { name: 'φ′(z) = 1 − a²' }).waitFor();
  await layer.locator('.curve-plot').scrollIntoViewIfNeeded();
  await layer.getByRole('img', { name: 'tanh for z from −6 to 6: φ(z) runs from −1 to 1, φ′(z) runs from 0 to 1.' }).waitFor();
  await layer.getByLabel('Activation', { exact: true }).selectOption('leaky-relu');
  await layer.getByLabel('Slope', { exact: true }).fill('0.5');
  await layer.getByLabel('Slope', { exact: true }).press('Tab');
  await layer.getByRole('img', { name: 'leaky-relu for z from −6 to 6: φ(z) runs from −3 to 6, φ′(z) runs from 0.5 to 1.' }).waitFor();
  await page.getByRole('button', { name: 'Leave as it was' }).click();
  await page.getByText('These are the settings of the run').waitFor();
});

test('a draft says what it would be, and becomes a run when it is used', async () => {
  const page = await openSettings();
  await page.getByRole('group', { name: 'Layer 1', exact: true }).getByLabel('Units', { exact: true }).fill('64');
  await page.getByRole('button', { name: 'Remove layer 2' }).click();
  await page.getByRole('group', { name: 'Layer 1', exact: true }).getByLabel('Activation', { exact: true }).selectOption('relu');
  await page.getByLabel('Optimizer', { exact: true }).selectOption('adam');
  // 784 · 64 + 64 + 64 · 10 + 10
  await page.getByText('A new run: 784-64-10, relu with tanh at the output, squared-error, adam 0.01, 50,890 parameters.').waitFor();
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await page.getByText('50,890 parameters: ').waitFor();
  await page.getByText('These are the settings of the run: 784-64-10').waitFor();
  await page.waitForFunction(() => location.hash.includes('architecture=784-64-10&activation=relu&initializer=notebook-normal&outputActivation=tanh'));
});

test('more epochs do not begin anew', async () => {
  const page = await openSettings();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const rows = page.getByRole('region', { name: 'The epochs' }).locator('tbody tr');
  await rows.first().waitFor();
  const first = await rows.first().innerText();
  await page.getByLabel('Epochs', { exact: true }).fill('2');
  await page.getByLabel('Epochs', { exact: true }).press('Tab');
  await page.getByText('The run goes on to 2 epochs; nothing begins anew.').waitFor();
  await page.getByRole('button', { name: 'Use these settings' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await rows.nth(1).waitFor();
  expect(await rows.first().innerText()).toBe(first);
});

test('what is wrong is told beside the form, and the network stays', async () => {
  const page = await openSettings();
  const before = await page.locator('.network-view-head').innerText();
  await page.getByLabel('Learning rate', { exact: true }).fill('-1');
  await page.getByLabel('Learning rate', { exact: true }).press('Tab');
  await page.getByText('Learning rate is a number greater than 0.').waitFor();
  await page.getByRole('group', { name: 'Layer 1', exact: true }).getByLabel('Units', { exact: true }).fill('513');
  await page.getByRole('group', { name: 'Layer 1', exact: true }).getByLabel('Units', { exact: true }).press('Tab');
  await page.getByText('Units is a whole number from 1 to 512.').waitFor();
  expect(await page.locator('.network-view-head').innerText()).toBe(before);
});

test('a preset fills the form', async () => {
  const page = lab().page;
  await page.getByRole('button', { name: 'The default', exact: true }).click();
  await page.getByText('784-32-16-10, tanh, squared-error, sgd 0.01, 25,818 parameters.').waitFor();
});

test('nothing is in the way of anybody', async () => {
  const page = lab().page;
  expect(await axeProblems(page, '.rooms')).toEqual([]);
  expect(lab().errors).toEqual([]);
  lab().expectOnlyOwnOrigin();
});

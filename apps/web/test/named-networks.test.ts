import type { Locator, Page } from 'playwright-core';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { fingerprintOfCommandLine } from './support/command-line.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { digitsAddress } from './support/page-parts.ts';

const start = `${digitsAddress(300, 100)}&epochs=1&seed=7`;

async function openRoom(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name, exact: true }).click();
  return page.getByRole('tabpanel', { name, exact: true });
}

async function fill(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Tab');
}

async function train(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.locator('.epoch-table-fingerprint').waitFor();
  return page.locator('.epoch-table-fingerprint .numbers').innerText();
}

describe('a network and augmentations by name', () => {
  const lab = sharedLab({ address: start, width: 1440, height: 1000 });

  test('the menu holds what is registered', async () => {
    const room = await openRoom(lab().page, 'Settings');
    await room.getByText('These are the settings of the run').waitFor();
    const names = await room.getByLabel('Kind of network').locator('option').allInnerTexts();
    expect(names.map((name) => name.trim())).toEqual(['layer by layer', ...createVitrum().networks.names]);
  });

  test('a network has its options, its layers and the training that fits it', async () => {
    const room = await openRoom(lab().page, 'Settings');
    await room.getByLabel('Kind of network').selectOption('cnn-small');
    await room.getByText('A new run: cnn-small, categorical-cross-entropy, adam 0.001').waitFor();
    await fill(room.getByLabel('Filters', { exact: true }), '4, 6');
    // (9 + 1) · 4 + (9 · 4 + 1) · 6 + (5 · 5 · 6 + 1) · 10
    await room.getByText('cnn-small (filters 4 6), categorical-cross-entropy, adam 0.001, 1,772 parameters').waitFor();
    await room.getByText('28 × 28 inputs, as the data have them, then 6 layers').click();
    await room.getByText('conv2d (filters 6, kernelSize 3, activation relu, weightInitializer he-normal)').waitFor();
  });

  test('augmentations are listed with their options, and a picture is shown as training will see it', async () => {
    const room = await openRoom(lab().page, 'Settings');
    await room.getByRole('button', { name: 'Add an augmentation' }).click();
    await room.getByLabel('Augmentation 1', { exact: true }).selectOption('rotate');
    await fill(room.getByLabel('Degrees', { exact: true }), '20');
    await room.getByRole('button', { name: 'Add an augmentation' }).click();
    await room.getByLabel('Augmentation 2', { exact: true }).selectOption('elastic');
    await room.getByText('adam 0.001, rotate, elastic').waitFor();
    const pictures = room.locator('.augmented-variants canvas');
    await expect.poll(() => pictures.count()).toBe(10);
    const seen = await pictures.evaluateAll((all: HTMLCanvasElement[]) => all.map((canvas) => canvas.toDataURL()));
    expect(new Set(seen).size).toBe(10);
    expect(await axeProblems(lab().page, '.rooms')).toEqual([]);
  });

  test('trains as the command line does, to the bit', async () => {
    const { page } = lab();
    const room = await openRoom(page, 'Settings');
    await room.getByRole('button', { name: 'Use these settings' }).click();
    await room.getByText('These are the settings of the run: cnn-small').waitFor();
    const network = 'cnn-small:filters=4,6';
    const augment = ['--augment', 'rotate:degrees=20', '--augment', 'elastic'];
    const theirs = await fingerprintOfCommandLine(['--dataset', 'synthetic-digits:train=300,test=100', '--network', network, ...augment, '--epochs', '1', '--seed', '7']);
    expect(theirs).toMatch(/^[0-9a-f]{64}$/);
    expect(await train(page)).toBe(theirs);
  });

  test('a link carries them', async () => {
    const { page } = lab();
    const { hash } = new URL(page.url());
    const values = new URLSearchParams(hash.slice(1));
    expect(values.get('network')).toBe('{"type":"cnn-small","filters":[4,6]}');
    expect(values.get('augmentation')).toBe('[{"type":"rotate","degrees":20},"elastic"]');
    const before = await page.locator('.epoch-table-fingerprint .numbers').innerText();
    const other = await openLab({ address: hash, isIsolated: false });
    await other.page.getByText('1,772 parameters').first().waitFor();
    expect(await train(other.page)).toBe(before);
    expect(other.errors).toEqual([]);
  });

  test('a kept run carries them', async () => {
    const { page } = lab();
    await page.goto('about:blank');
    await page.goto(new URL(start, lab().url).href);
    const runs = await openRoom(page, 'Models and runs');
    await runs.getByRole('button', { name: /^Open Drawn digits, cnn-small .filters 4, 6., adam, .*rotate .*elastic/ }).click();
    await page.getByText('as it stood after epoch 1').waitFor();
    await page.waitForFunction(() => decodeURIComponent(location.hash).includes('network={"type":"cnn-small","filters":[4,6]}'));
    const room = await openRoom(page, 'Settings');
    await room.getByText('These are the settings of the run: cnn-small (filters 4 6)').waitFor();
    expect(await room.getByLabel('Kind of network').inputValue()).toBe('cnn-small');
    expect(lab().errors).toEqual([]);
  });

  test('its layers can be changed one by one', async () => {
    const { page } = lab();
    const room = await openRoom(page, 'Settings');
    await room.getByRole('button', { name: 'Change them layer by layer' }).click();
    await room.getByRole('button', { name: 'Remove layer 2', exact: true }).click();
    // without the first pool: 26 · 26, then 24 · 24 and 12 · 12
    await room.getByText('28×28-conv2d-conv2d-max-pool2d-flatten-10').waitFor();
    await room.getByRole('button', { name: 'Leave as it was' }).click();
    await room.getByText('These are the settings of the run: cnn-small').waitFor();
  });
});

test.each([
  ['network={"type":"resnet-small","blocks":2}', '175,530 parameters'],
  ['network=lenet', '61,706 parameters'],
  ['network=mlp', '235,146 parameters'],
])('the address may ask for %s', async (network, parameters) => {
  const { page, errors } = await openLab({ address: `${digitsAddress(50, 50)}&${network}` });
  await page.getByText(parameters).first().waitFor();
  expect(decodeURIComponent(page.url())).toContain(network);
  expect(errors).toEqual([]);
});

test('what does not fit is told beside the form', async () => {
  const { page } = await openLab({ address: '#dataset=xor' });
  const room = await openRoom(page, 'Settings');
  await room.getByLabel('Kind of network').selectOption('cnn-small');
  await room.getByText(/cnn-small.*picture/i).first().waitFor();
  await room.getByRole('button', { name: 'Add an augmentation' }).click();
  await room.getByLabel('Kind of network').selectOption('mlp');
  await expect.poll(() => room.getByRole('button', { name: 'Use these settings' }).isEnabled()).toBe(true); // once the form is checked
});

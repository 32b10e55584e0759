import { describe, expect, inject, test } from 'vitest';
import { axeProblems } from '../../web/test/support/axe.ts';
import { expectOnlyOwnOrigin } from '../../web/test/support/own-origin.ts';
import { siteBase } from '../src/site-base.ts';
import { openPage, type OpenPage } from './support/open-page.ts';

/** Opens a page of the guide and waits for its widget. */
async function openWidget(path: string, name: string, options: Parameters<typeof openPage>[1] = {}): Promise<OpenPage> {
  const opened = await openPage(path, options);
  await opened.page.locator('.lab').first().scrollIntoViewIfNeeded();
  await opened.page.locator(`[data-widget="${name}"]`).waitFor();
  return opened;
}

test('the neuron: every product, their sum and the answer follow the sliders, by keyboard', async () => {
  const { page, errors } = await openWidget('/guide/one-neuron/', 'neuron');
  const answer = page.getByText('a = tanh(0.5000) = 0.4621');
  await answer.waitFor(); // 1 · 0.8 − 0.5 · 1.2 + 0.3 = 0.5, and tanh 0.5
  await page.getByRole('slider', { name: 'bias b' }).press('ArrowRight');
  await page.getByText('a = tanh(0.6000) = 0.5370').waitFor();
  await page.getByLabel('Activation φ').selectOption('relu');
  await page.getByText('a = relu(0.6000) = 0.6000').waitFor();
  expect(await axeProblems(page, 'main')).toEqual([]);
  expect(errors).toEqual([]);
});

test('the activation: another name, another curve and formula; dark', async () => {
  const { page, errors } = await openWidget('/guide/activations/', 'activation', { colorScheme: 'dark' });
  await page.getByRole('img', { name: /^tanh for z/ }).waitFor();
  await page.getByLabel('Activation φ').selectOption('sigmoid');
  await page.getByRole('img', { name: /^sigmoid for z .*φ\(z\) runs from 0\.0025 to 1, φ′\(z\) runs from 0\.0025 to 0\.25/ }).waitFor();
  expect(await axeProblems(page, 'main')).toEqual([]);
  expect(errors).toEqual([]);
});

test('the valley: a walk arrives, and by the arrow keys it begins elsewhere', async () => {
  const { page, errors } = await openWidget('/guide/valley/', 'valley', { width: 390 });
  await page.getByRole('button', { name: 'Walk' }).click();
  await page.locator('[data-verdict="converging"]').waitFor();
  for (const [learningRate, verdict] of [[0.001, 'creeping'], [0.6, 'overshooting'], [2, 'diverged']] as const) {
    await page.getByRole('slider', { name: 'Learning rate' }).fill(String(Math.round(20 * Math.log10(learningRate)) / 20));
    await page.locator(`[data-verdict="${verdict}"]`).waitFor();
  }
  const map = page.getByRole('application', { name: /^Map of the cost/ });
  const before = await map.getAttribute('aria-label');
  await map.press('ArrowRight');
  await page.getByText('The hiker stands at the start.').waitFor();
  expect(await map.getAttribute('aria-label')).not.toBe(before);
  expect(await axeProblems(page, 'main')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(errors).toEqual([]);
});

test('the valley takes its colors from the theme of the page, and follows it', async () => {
  const { page } = await openWidget('/guide/valley/', 'valley');
  const ground = (): Promise<string | null> => page.locator('.contour-map-drawing rect[fill^="rgb"]').first().getAttribute('fill');
  expect(await ground()).toBe('rgb(244 240 250)');
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  await expect.poll(ground).toBe('rgb(33 27 46)');
});

test('the pad: a line that is drawn with the keyboard is read as a 1', async () => {
  const { page, errors, requests } = await openWidget('/guide/', 'pad');
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  for (let i = 0; i < 16; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('Looks like a 1').first().waitFor();
  expect(await axeProblems(page, 'main')).toEqual([]);
  expectOnlyOwnOrigin(requests, inject('siteAddress'));
  expect(errors).toEqual([]);
});

test('a part of the lab is loaded when it comes into sight, and not before', async () => {
  const { page, requests } = await openPage('/guide/data/');
  const isOfLab = (address: string): boolean => new URL(address).pathname.startsWith(`${siteBase}lab/`);
  expect(requests.filter(isOfLab)).toEqual([]);
  await page.locator('lab-part').scrollIntoViewIfNeeded();
  const frame = page.frameLocator('lab-part iframe');
  await frame.getByRole('heading', { name: 'Drawn digits' }).waitFor();
  const ground = (): Promise<string> => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await expect.poll(ground).toBe('rgb(243, 245, 248)'); // --page
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  await expect.poll(ground).toBe('rgb(13, 17, 23)');
  expect(await axeProblems(page, 'main')).toEqual([]);
});

describe('without JavaScript', () => {
  test.each([
    ['/guide/', 'a pad to draw on appears here'],
    ['/guide/one-neuron/', '0.8 − 0.6 + 0.3 = 0.5'],
    ['/guide/activations/', 'a bell with its top, 1, at z = 0'],
    ['/guide/valley/', 'a map appears here'],
    ['/guide/data/', 'the lab appears here'],
  ])('%s says what a script would show there', async (path, words) => {
    const { page } = await openPage(path, { hasScript: false });
    expect(await page.locator('.lab').first().innerText()).toContain(words);
  });
});

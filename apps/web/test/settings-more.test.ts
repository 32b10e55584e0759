import { describe, expect, test } from 'vitest';
import { numbersOf, numbersText } from '../src/page/settings/numbers-text.ts';
import { openLab } from './support/lab.ts';
import { button } from './support/page-parts.ts';

describe('numbers by name', () => {
  test.each([
    ['', {}],
    ['balanced', 'balanced'],
    ['0=1, 7=2.5', { 0: 1, 7: 2.5 }],
    ['a=b=3', { 'a=b': 3 }],
    ['7', undefined],
    ['7=', undefined],
    ['=2', undefined],
    ['7=much', undefined],
  ])('%j', (text, value) => {
    expect(numbersOf(text, { choices: ['balanced'] })).toEqual(value);
    if (value !== undefined) expect(numbersOf(numbersText(value), { choices: ['balanced'] })).toEqual(value);
  });
});

const address = `#dataset=${encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 200, test: 100 }))}&epochs=1`;

test('class weights and metrics are settings as others are', async () => {
  const lab = await openLab({ address, width: 1440, height: 900 });
  const { page } = lab;
  await page.getByRole('tab', { name: 'Settings' }).click();
  const weights = page.getByLabel('Class weights', { exact: true });
  await weights.fill('7 twice');
  await weights.press('Tab');
  await expect.poll(() => weights.getAttribute('aria-invalid')).toBe('true');
  await weights.fill('balanced');
  await weights.press('Tab');
  await button(lab, 'Add a metric').click();
  await button(lab, 'Use these settings').click();
  await page.waitForFunction(() => location.hash.includes('classWeights=balanced') && location.hash.includes('metrics='));
  await button(lab, 'Train').click();
  await button(lab, 'Train on').waitFor();
  expect(lab.errors).toEqual([]);
});

test('a sign of trouble is told as a warning', async () => {
  // Without a slope nothing is learned: every unit of the first layer is dead.
  const lab = await openLab({ address: `${address.replace('epochs=1', 'epochs=4')}&activation=relu&biasInitializer=${encodeURIComponent(JSON.stringify({ type: 'constant', value: -50 }))}` });
  await button(lab, 'Train').click();
  await lab.page.locator('.messages-warning').first().waitFor();
  expect(await lab.page.locator('.messages-warning').first().innerText()).toMatch(/layer|class|loss/i);
});

import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { untrainedRun } from './support/untrained-network.ts';

const reference = { type: 'synthetic-digits', train: 400, test: 100 };
const value = (json: unknown): string => encodeURIComponent(JSON.stringify(json));
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 });

async function openLikes(page: Page, layer: number, unit: number): Promise<void> {
  await page.locator(`[data-layer="${layer}"][data-unit="${unit}"]`).click();
  await page.getByRole('button', { name: 'What it likes', exact: true }).click();
  await page.getByRole('heading', { name: 'The input that would excite it' }).waitFor();
}

describe('what a neuron likes', () => {
  const lab = sharedLab({ address: `#dataset=${value(reference)}`, width: 1440, height: 900 });

  test('the test pictures that excite it most and least, its mean for each class, and the input that would excite it', async () => {
    const { page } = lab();
    await openLikes(page, 0, 5);
    // The same network on another backend, passed over the same samples here.
    const oracle = await untrainedRun(reference);
    const answers = Array.from({ length: oracle.test.size }, (_, index) => oracle.pass(oracle.test, index).layers[0]?.a[5] ?? NaN);
    const falling = answers.toSorted((a, b) => b - a);
    const shown = async (part: string): Promise<readonly number[]> =>
      (await page.getByRole('region', { name: part }).locator('.sample-row-item .numbers').allInnerTexts()).map((text) => Number(text.replace('−', '-')));
    const most = await shown('What excites it most');
    const least = await shown('What excites it least');
    expect(most).toHaveLength(12);
    for (const [i, a] of most.entries()) expect(a).toBeCloseTo(falling[i] ?? NaN, 3);
    for (const [i, a] of least.entries()) expect(a).toBeCloseTo(falling.at(-1 - i) ?? NaN, 3);
    const sevens = answers.filter((_, index) => oracle.test.label?.(index) === 7);
    const mean = sevens.reduce((sum, a) => sum + a, 0) / sevens.length;
    const row = page.getByRole('region', { name: 'Its mean for each group' }).getByRole('row').nth(8);
    expect(Number((await row.locator('td').last().innerText()).replace('−', '-'))).toBeCloseTo(mean, 3);
    expect(await page.locator('.neuron-likes-exciting canvas').evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(28);
    expect(await axeProblems(page, '.neuron-panel')).toEqual([]);
    await lab().screenshot('neuron-likes-1440');
  });

  test('a click shows the sample to the network, and arrow keys go through them', async () => {
    const { page } = lab();
    const first = page.getByRole('region', { name: 'What excites it most' }).getByRole('button').first();
    const number = /test sample (\d+)/.exec(await first.innerText())?.[1] ?? '';
    await first.click();
    await eventually(() => page.locator('canvas[data-picture]').getAttribute('aria-label')).toContain(`number ${number} of the test data`);
    await first.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toBe(await first.textContent());
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('sample-row-item');
  });

  test('training that is looked at comes to the same weights as training that is not', async () => {
    const { page } = lab();
    const fingerprint = async (): Promise<string> => {
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      await page.getByRole('button', { name: 'Train on' }).waitFor();
      const hash = page.locator('main').getByText(/^[0-9a-f]{64}$/);
      await hash.waitFor(); // it is asked for when the training has ended
      return hash.innerText();
    };
    const looked = await fingerprint();
    await page.getByRole('button', { name: 'Close One neuron' }).click();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
    const alone = await fingerprint();
    expect(looked).toMatch(/^[0-9a-f]{64}$/);
    expect(looked).toBe(alone);
  });
});

test('dead neurons have a badge, and their room says why', async () => {
  const layers = [
    { type: 'dense', units: 4, activation: 'relu', weightInitializer: 'zeros' },
    { type: 'dense', units: 10, activation: 'softmax' },
  ];
  const lab = await openLab({ address: `#dataset=${value(reference)}&network=${value({ inputShape: [28, 28], layers: [{ type: 'flatten' }, ...layers] })}&loss=categorical-cross-entropy`, width: 1440, height: 900 });
  const { page } = lab;
  await page.getByRole('button', { name: '1 epoch', exact: true }).click();
  const dead = page.locator('[data-layer="1"][data-ailment="dead"]');
  await eventually(() => dead.count()).toBe(4);
  expect(await dead.first().getAttribute('aria-label')).toContain(', dead');
  await openLikes(page, 1, 0);
  expect(await page.locator('.neuron-likes-health').innerText()).toContain('This neuron is dead');
});

test('rows of a table and points of a plane: their numbers in the place of pictures', async () => {
  const { page } = await openLab({ address: '#dataset=two-moons', width: 1024, height: 768 });
  await openLikes(page, 0, 1);
  expect(await page.getByRole('heading', { name: /test samples that excite it most/ }).count()).toBe(1);
  expect(await page.locator('.sample-row-words').count()).toBeGreaterThan(12);
  expect(await page.locator('.input-figure-numbers li').count()).toBe(2);
});

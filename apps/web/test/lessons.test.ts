import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sharedLab, type OpenLab } from './support/lab.ts';
import { digitsAddress } from './support/page-parts.ts';

/** Also where the machine is busy with something else. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 60_000 });

const open = (lab: OpenLab): Locator => lab.page.locator('.lesson-text');
const lessonButton = (lab: OpenLab, title: string): Locator => lab.page.getByRole('navigation', { name: /^Lessons/ }).getByRole('button', { name: title });
const lit = (lab: OpenLab): Promise<string | null> => lab.page.locator('html').getAttribute('data-lit');
const ringOf = (lab: OpenLab, part: string): Promise<string> =>
  lab.page.locator(`[data-part="${part}"]`).first().evaluate((element) => getComputedStyle(element).boxShadow);

describe('the guided path', () => {
  const lab = sharedLab({ address: `${digitsAddress(300, 100)}&epochs=2&seed=7`, reducedMotion: 'reduce' });

  test('the first lesson lies open beside the lab, and says what to do in the first ten seconds', async () => {
    const { page } = lab();
    await page.getByRole('heading', { name: '1. The data' }).waitFor();
    await open(lab()).getByText('Press Train at the top and watch it for ten seconds.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.locator('.lesson-path-lesson').count()).toBe(12);
    expect(await lit(lab())).toBe('data');
    expect(await ringOf(lab(), 'data')).not.toBe(await ringOf(lab(), 'network'));
  });

  test('it is done when three pictures were chosen, and not before', async () => {
    const { page } = lab();
    const pictures = page.locator('[data-part="data"] button:has(canvas)');
    await pictures.nth(2).waitFor();
    await open(lab()).getByText('Not yet.').waitFor();
    await pictures.nth(1).click();
    await pictures.nth(2).click();
    await pictures.nth(1).click(); // the same again is no third
    await open(lab()).getByText('Not yet.').waitFor();
    await pictures.nth(3).click();
    await open(lab()).getByText('Done: three pictures chosen.').waitFor();
    // What was asked before is answered now.
    await open(lab()).getByRole('button', { name: 'Its lines and loops' }).click();
    await open(lab()).getByText('It is: “A list of numbers”.').waitFor();
    await open(lab()).getByRole('button', { name: 'A list of numbers' }).click();
    await open(lab()).getByText('You were right.').waitFor();
    expect(await lessonButton(lab(), 'The data').innerText()).toContain('done');
  });

  test('the next lesson lights another part and opens its room', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: 'Next: One neuron' }).click();
    await page.getByRole('heading', { name: '2. One neuron' }).waitFor();
    expect(await lit(lab())).toBe('network');
    expect(await page.getByRole('tab', { name: 'One neuron', exact: true }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('button', { name: 'Previous: The data' }).click();
    await page.getByRole('heading', { name: '1. The data' }).waitFor();
  });

  test('what was done before a lesson was opened does not count for it', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: '1 example', exact: true }).click();
    await eventually(() => page.getByRole('button', { name: '1 example', exact: true }).isEnabled()).toBe(true);
    await lessonButton(lab(), 'The cost').click();
    await open(lab()).getByText('Not yet.').waitFor();
    for (let example = 2; example <= 4; example++) {
      await page.getByRole('button', { name: '1 example', exact: true }).click();
      await page.locator('.read-out').getByText(String(example), { exact: true }).waitFor();
    }
    await open(lab()).getByText('Done: three examples, three steps').waitFor();
  });

  test('the lit part is shown, with the focus in it', async () => {
    const { page } = lab();
    await lessonButton(lab(), 'Looking inside').click();
    await page.getByRole('button', { name: 'Show me the room “Mistakes”' }).click();
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('results');
  });

  test('what is done stays done in the next visit', async () => {
    const { page } = lab();
    await eventually(() => page.url()).toContain('lesson=looking-inside'); // what was open is in the address, and so is shown again
    await page.reload();
    await eventually(() => page.getByRole('navigation', { name: 'Lessons, 2 of 12 done' }).count()).toBe(1);
    await page.getByRole('heading', { name: '9. Looking inside' }).waitFor();
  });

  test('lessons can be put away, and nothing is lit then', async () => {
    const { page } = lab();
    await page.getByRole('button', { name: 'Put away' }).click();
    await page.getByRole('button', { name: 'Open lesson 9 again' }).waitFor();
    expect(await lit(lab())).toBeNull();
    expect(lab().errors).toEqual([]);
  });
});

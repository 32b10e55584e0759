import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openLab, sharedLab } from './support/lab.ts';
import { button, digitsAddress } from './support/page-parts.ts';

const address = `#dataset=${encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 300, test: 100 }))}&epochs=2&seed=7`;

/** Whether the middle of an element is what the visitor sees there. */
const isInSight = (part: Locator): Promise<boolean> =>
  part.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const seen = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12));
    return seen !== null && (element.contains(seen) || seen.contains(element)) && box.top >= 0 && box.top < innerHeight;
  });

const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let shift = 0;
        new PerformanceObserver((list) => {
          // The type of these entries is not among those of the compiler's library.
          for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean })[]) if (!entry.hadRecentInput) shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          resolve(shift);
        }, 300);
      }),
  );

describe.each([
  [1920, 1080],
  [1440, 900],
  [1024, 768],
])('D3: at %i × %i everything is on one screen', (width, height) => {
  const lab = sharedLab({ address, width, height });

  test('nothing jumps while it loads, and the page does not scroll', async () => {
    await lab().page.getByText('25,818 parameters').first().waitFor();
    await lab().page.locator('.curves-waiting').first().waitFor();
    expect(await shiftOf(lab().page)).toBeLessThan(0.05);
    expect(await lab().page.evaluate(() => [document.documentElement.scrollHeight <= innerHeight, document.documentElement.scrollWidth <= innerWidth])).toEqual([true, true]);
    await lab().screenshot(`one-screen-${width}`);
  });

  test('a click on a neuron opens its sum in sight, and the neuron stays in sight', async () => {
    const { page } = lab();
    const neuron = page.locator('[data-layer="1"][data-unit="15"]');
    await neuron.click();
    const title = page.locator('.neuron-panel-title');
    await title.waitFor();
    await expect.poll(() => isInSight(title)).toBe(true);
    await expect.poll(() => isInSight(neuron)).toBe(true);
    // The network is drawn with what fits above the room.
    await expect.poll(() => page.locator('.app-stage').evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(1);
    await lab().screenshot(`one-screen-neuron-${width}`);
  });

  test('the lesson, the controls and the curves stay beside what was opened; it closes with Escape', async () => {
    const { page } = lab();
    for (const part of ['.lesson-text h2', '.run-controls-train', '.curves h2', '.network-view-head h2']) {
      const shown = page.locator(part).first();
      if (part !== '.network-view-head h2') expect(await isInSight(shown), part).toBe(true);
    }
    await page.getByRole('tab', { name: 'One neuron' }).focus();
    await page.keyboard.press('Escape');
    await page.locator('.rooms-panel').waitFor({ state: 'detached' });
  });

  test('a neuron that is pointed at tells z and a beside it', async () => {
    const { page } = lab();
    const neuron = page.locator('[data-layer="0"][data-unit="3"]');
    await neuron.hover();
    const read = page.locator('.network-view-read-out');
    await read.waitFor();
    const [at, told] = [await neuron.boundingBox(), await read.boundingBox()];
    expect(Math.abs((told?.y ?? 0) - (at?.y ?? 0))).toBeLessThan(60);
    expect(Math.abs((told?.x ?? 0) - (at?.x ?? 0))).toBeLessThan(200);
  });

  test('each lesson shows its part in sight', async () => {
    const { page } = lab();
    for (const title of ['One neuron', 'The valley', 'Backpropagation', 'Looking inside']) {
      await page.getByRole('navigation', { name: /^Lessons/ }).getByRole('button', { name: title }).click();
      await page.getByRole('heading', { name: new RegExp(`\\. ${title}$`) }).waitFor();
      await expect.poll(() => isInSight(page.locator('.rooms-tabs')), { message: title }).toBe(true);
      await expect.poll(() => isInSight(page.locator('.lesson-text h2')), { message: title }).toBe(true);
    }
  });
});

describe('D18: on a phone', () => {
  const lab = sharedLab({ address, width: 390, height: 844, hasTouch: true });

  test('nothing jumps while it loads, and nothing is wider than the screen', async () => {
    await lab().page.getByText('25,818 parameters').first().waitFor();
    expect(await shiftOf(lab().page)).toBeLessThan(0.05);
    expect(await lab().page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('Train, Pause and the accuracy stay in sight, wherever the visitor is', async () => {
    const { page } = lab();
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight / 2);
    });
    await expect.poll(() => isInSight(button(lab(), 'Train'))).toBe(true);
    expect(await isInSight(page.locator('.read-out dt', { hasText: 'test accuracy' }))).toBe(true);
    await lab().screenshot('phone-middle');
  });

  test('what a neuron opens is in sight', async () => {
    const { page } = lab();
    await page.locator('[data-layer="1"][data-unit="2"]').tap();
    const title = page.locator('.neuron-panel-title');
    await title.waitFor();
    await expect.poll(() => isInSight(title)).toBe(true);
    await page.getByRole('button', { name: 'Close One neuron' }).click();
    await title.waitFor({ state: 'detached' });
  });
});

test('on a phone the tab of the open room is in sight, and the caption of the matrix is whole', async () => {
  const { page } = await openLab({ address: `${digitsAddress(100, 50)}&epochs=1&room=results`, width: 390, height: 844, hasTouch: true });
  const tab = page.getByRole('tab', { name: 'Mistakes' });
  await page.getByRole('tabpanel', { name: 'Mistakes' }).waitFor();
  await expect.poll(async () => ((await tab.boundingBox())?.x ?? 999) + ((await tab.boundingBox())?.width ?? 0)).toBeLessThan(390);
  const caption = page.locator('.confusion-table caption');
  await caption.waitFor();
  const box = await caption.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
});

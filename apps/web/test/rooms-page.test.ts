import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sharedLab } from './support/lab.ts';
import { button, digitsAddress } from './support/page-parts.ts';

const sizes = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

const panelOf = (page: Page): Locator => page.locator('.rooms-panel');

/** What moved in the window since the last call, as browsers count it, also right after a press. */
const shiftSince = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const watched = window as Window & { shifts?: number };
    if (watched.shifts === undefined) {
      watched.shifts = 0;
      // The type of these entries is not among those of the compiler's library.
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[]) watched.shifts = (watched.shifts ?? 0) + entry.value;
      }).observe({ type: 'layout-shift' });
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const shift = watched.shifts;
    watched.shifts = 0;
    return shift;
  });

/** What can have the focus in the open room, and is then hidden in all its corners and its middle. */
const hiddenInFocus = (page: Page): Promise<readonly string[]> =>
  panelOf(page).evaluate((panel) => {
    const focusable = panel.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], input:not(:disabled), select, summary, [tabindex="0"]');
    const hidden: string[] = [];
    for (const element of focusable) {
      element.focus();
      if (document.activeElement !== element) continue; // in what is folded
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const places = [[x, y], [left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]] as const;
      const isSeen = places.some(([across, down]) => {
        const seen = document.elementFromPoint(across, down);
        return seen !== null && (element.contains(seen) || (element instanceof HTMLInputElement && element.labels?.[0]?.contains(seen) === true));
      });
      if (!isSeen) hidden.push(`${element.localName} ${element.getAttribute('aria-label') ?? element.textContent.trim()}`);
    }
    panel.scrollTo(0, 0);
    return hidden;
  });

describe('in every room', () => {
  const lab = sharedLab({ address: `${digitsAddress(60, 40)}&epochs=1&seed=7&room=settings`, width: 1440, height: 900, reducedMotion: 'reduce' });

  test.each(sizes)('at %i × %i nothing jumps, nothing is wider than the room, and what has the focus is seen', async (width, height) => {
    const { page } = lab();
    await page.setViewportSize({ width, height });
    if (await button(lab(), 'Train').isVisible()) {
      await button(lab(), 'Train').click();
      await button(lab(), 'Train on').waitFor();
    }
    const tabs = await page.getByRole('tab').all();
    expect(tabs).toHaveLength(11);
    await shiftSince(page);
    for (const tab of tabs) {
      const name = await tab.innerText();
      await tab.click();
      await page.getByRole('tabpanel', { name, exact: true }).waitFor();
      await page.getByText('Opening the room …').waitFor({ state: 'detached' });
      if (name === 'The valley') await page.locator('.contour-map').waitFor();
      if (name === 'Mistakes') await page.locator('.confusion-table').waitFor();
      expect.soft(await shiftSince(page), `${name}: what moves`).toBeLessThan(0.05);
      expect.soft(await panelOf(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), `${name}: scrolls sideways`).toBeLessThanOrEqual(0);
      expect.soft(await hiddenInFocus(page), `${name}: hidden in focus`).toEqual([]);
    }
    await lab().screenshot(`rooms-${width}`);
  });

  test('more room for it on demand, and the network stays above it', async () => {
    const { page } = lab();
    await page.setViewportSize({ width: 1024, height: 768 });
    const heights = () => panelOf(page).evaluate(({ clientHeight }) => clientHeight);
    const before = await heights();
    await page.getByRole('button', { name: /^More room for / }).click();
    expect(await heights()).toBeGreaterThan(1.5 * before);
    expect((await page.locator('.app-stage').boundingBox())?.height).toBeGreaterThan(80);
    await page.getByRole('button', { name: /^More room for / }).click();
    expect(await heights()).toBe(before);
  });

  test('the answer stays in sight above an open room', async () => {
    const { page } = lab();
    await page.setViewportSize({ width: 1024, height: 768 });
    const verdict = page.locator('.network-view-head .network-view-verdict');
    await verdict.getByText(/^✓ recognized$|^✗ mistaken$/).waitFor();
    const [head, told] = [await page.locator('.network-view-head').boundingBox(), await verdict.boundingBox()];
    expect((told?.x ?? 0) + (told?.width ?? 999)).toBeLessThanOrEqual((head?.x ?? 0) + (head?.width ?? 0) + 1);
    expect(await page.locator('.network-view-kind').allInnerTexts()).toEqual(['tanh', 'tanh', 'tanh']);
  });

  test('a lesson that shows something else closes the room of the one before, and not one that the visitor opened', async () => {
    const { page } = lab();
    const lesson = (title: string) => page.getByRole('navigation', { name: /^Lessons/ }).getByRole('button', { name: title });
    await lesson('The layers').click();
    await page.getByRole('tabpanel', { name: 'Weights' }).waitFor();
    await lesson('Forward').click();
    await panelOf(page).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Plugins' }).click();
    await lesson('Training').click();
    await page.getByRole('heading', { name: '8. Training' }).waitFor();
    await page.getByRole('tabpanel', { name: 'Plugins' }).waitFor();
  });
});

describe('formulas of the lessons', () => {
  const lab = sharedLab({ address: `${digitsAddress(60, 40)}&seed=7`, width: 1440, height: 900 });

  test('none is wider than the column of the lesson', async () => {
    const { page } = lab();
    const lessons = page.getByRole('navigation', { name: /^Lessons/ }).getByRole('button');
    await page.getByText('The whole lesson').click();
    for (const [index, lesson] of (await lessons.all()).entries()) {
      await lesson.click();
      await page.getByRole('heading', { name: new RegExp(`^${index + 1}\\. `) }).waitFor();
      for (const width of [1440, 1024]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.locator('.app-lesson').evaluate((column) =>
          [...column.querySelectorAll('math')].filter((math) => math.getBoundingClientRect().right > column.getBoundingClientRect().right).map((math) => math.textContent),
        );
        expect.soft(wide, `lesson ${index + 1} at ${width}`).toEqual([]);
      }
    }
  });
});

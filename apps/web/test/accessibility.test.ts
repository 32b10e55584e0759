import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { allRules, axeProblems, colorRules } from './support/axe.ts';
import { openLab, sharedLab, type OpenLab } from './support/lab.ts';
import { digitsAddress } from './support/page-parts.ts';

/** Few digits, so that an epoch is a moment. */
const address = `${digitsAddress(300, 100)}&epochs=2&seed=7`;
const rooms = ['Settings', 'Weights', 'One neuron', 'Inside', 'The valley', 'Mistakes', 'How it learns', 'Compare', 'Data', 'Models and runs', 'Plugins'];

/** Also where the machine is busy with something else. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 60_000 });

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });

async function isReady({ page }: OpenLab): Promise<void> {
  await page.getByText('25,818 parameters').first().waitFor();
  await page.getByRole('application', { name: 'Drawing pad' }).waitFor();
}

async function openRoom(page: Page, name: string): Promise<void> {
  await tab(page, name).click();
  await page.getByText('Opening the room …').waitFor({ state: 'detached' });
  await page.getByRole('tabpanel', { name, exact: true }).waitFor();
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running')); // colors on their way
}

async function trainAnEpoch(page: Page): Promise<void> {
  await page.getByRole('button', { name: '1 epoch', exact: true }).click();
  await eventually(() => page.locator('[data-part="curves"] tbody tr').count()).toBeGreaterThanOrEqual(1);
}

const isAsWideAsTheWindow = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const looks = [
  [1440, 'light'],
  [1440, 'dark'],
  [1024, 'light'],
  [1024, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

describe('axe finds nothing, and nothing is wider than the window', () => {
  // One page that is looked at in each width and color: nothing of it depends on the width that it was loaded at but style sheets.
  const lab = sharedLab({ address, height: 900, reducedMotion: 'reduce' });

  test.each(looks)('untrained, at %i pixels, %s', async (...look) => {
    await isReady(lab());
    await showAs(lab().page, look);
    await check(lab().page, 'Settings', thePage, rulesAfterLight(look));
  });

  // What a room says before there is anything to show is the same at every width.
  test.each(looks.filter(([width]) => width === 1440))('untrained, in every room, at %i pixels, %s', async (...look) => {
    await showAs(lab().page, look);
    for (const name of rooms) await check(lab().page, name, theRooms, rulesAfterLight(look));
  });

  // Colors follow the scheme and places the width, neither the other: the rooms need each of both, not each pair.
  test.each(looks.filter(([width, color]) => (width === 1024) === (color === 'dark')))('trained, in every room, at %i pixels, %s', async (...look) => {
    const { page } = lab();
    if ((await page.locator('[data-part="curves"] tbody tr').count()) === 0) await trainAnEpoch(page);
    await showAs(page, look);
    await check(page, 'Settings', thePage);
    for (const name of rooms) await check(page, name, theRooms);
    await lab().screenshot(`whole-page-${look.join('-')}`);
  });

  test.each(looks)('with a drawing, and the lesson unfolded, at %i pixels, %s', async (...look) => {
    const { page } = lab();
    await showAs(page, look);
    await unfoldAndDraw(page);
    await check(page, 'Settings', thePage, rulesAfterLight(look));
  });
});

test('one style sheet alone knows of the color scheme, so that no width has colors of its own', () => {
  const page = fileURLToPath(new URL('../src/page', import.meta.url));
  const sheets = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const knowing = sheets.filter((name) => /color-scheme|light-dark/.test(readFileSync(join(page, name), 'utf8')));
  expect(knowing.map((name) => name.replaceAll('\\', '/'))).toEqual(['styles/tokens.css']);
});

/** Where each width is looked at in light first. */
const rulesAfterLight = ([, colorScheme]: (typeof looks)[number]): RunOptions => (colorScheme === 'light' ? allRules : colorRules);

async function showAs(page: Page, [width, colorScheme]: (typeof looks)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
}

async function unfoldAndDraw(page: Page): Promise<void> {
  const outputs = page.locator('.output-bars-number:not(:empty)');
  if ((await outputs.count()) > 0) return;
  await page.getByText('The whole lesson').click();
  await page.getByRole('application', { name: 'Drawing pad' }).focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await outputs.first().waitFor();
}

/** All of the page, and the rooms alone: the rest of it is the same whichever is open. */
const thePage = 'html';
const theRooms = '.rooms';

async function check(page: Page, room: string, part: string, rules = allRules): Promise<void> {
  await openRoom(page, room);
  // One line each: an array of texts would be printed with the test for every room.
  expect.soft((await axeProblems(page, part, rules)).join('\n'), room).toBe('');
  expect.soft(await isAsWideAsTheWindow(page), `${room}: scrolls sideways`).toBe(true);
}

test('with the keyboard alone: train, go from tab to tab, open a neuron, draw', async () => {
  const lab = await openLab({ address, width: 1440, height: 900 });
  const { page } = lab;
  await isReady(lab);
  await tabTo(page, page.getByRole('button', { name: 'Train', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Train on', exact: true }).waitFor();

  await tabTo(page, tab(page, 'Settings'));
  await page.keyboard.press('ArrowRight');
  expect(await tab(page, 'Weights').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('End');
  expect(await tab(page, 'Plugins').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Home');
  expect(await tab(page, 'Settings').getAttribute('aria-selected')).toBe('true');

  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await tabTo(page, page.locator('[data-part="network"] button[data-layer]'));
  await page.keyboard.press('Enter');
  await eventually(() => tab(page, 'One neuron').getAttribute('aria-selected')).toBe('true');

  await tabTo(page, page.getByRole('application', { name: 'Drawing pad' }));
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByText(/^Looks like/).first().waitFor();
});

/** Presses Tab until one of `wanted` has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  const elements = await wanted.elementHandles(); // looked up once: by their roles it takes longer than the press
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((all) => all.some((element) => element === document.activeElement), elements)) return;
  }
  throw new Error(`200 times Tab did not lead to ${String(wanted)}.`);
}

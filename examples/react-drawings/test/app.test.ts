import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import sirv from 'sirv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openModel } from 'vitrum';
import { axeProblems } from '../../../apps/web/test/support/axe.ts';
import { hasBrowser, needBrowser, sharedBrowser } from '../../../apps/web/test/support/browser/shared-browser.ts';
import { expectOnlyOwnOrigin } from '../../../apps/web/test/support/own-origin.ts';

let folder: string;
let server: Server;
let context: BrowserContext;
let page: Page;
const requests: string[] = [];
const errors: string[] = [];

needBrowser();

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = await mkdtemp(join(tmpdir(), 'vitrum-drawings-'));
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
  // The tests' NODE_ENV would make it a build for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], { cwd: join(import.meta.dirname, '..'), env });
  server = createServer(sirv(folder)).listen(0, '127.0.0.1');
  context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 900 } });
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  context.on('weberror', (error) => errors.push(String(error.error())));
  page = await context.newPage();
  await page.goto(address());
});
afterAll(async () => {
  if (!hasBrowser) return;
  await context.close();
  server.close();
  await rm(folder, { recursive: true });
});

// Listening on a port, a server has an address of this form.
const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const state = () => page.locator('#state');
const verdict = () => page.locator('.verdict');
const pad = () => page.getByRole('application', { name: 'Drawing pad' });
const addTo = (name: string) => button(`The drawing is an example of “${name}”`).click();

type Line = readonly (readonly [x: number, y: number])[];

async function draw(...lines: readonly Line[]): Promise<void> {
  const box = await pad().boundingBox();
  if (box === null) throw new Error('The pad is not shown.');
  for (const [[firstX, firstY] = [0, 0], ...others] of lines) {
    await page.mouse.move(box.x + firstX * box.width, box.y + firstY * box.height);
    await page.mouse.down();
    for (const [x, y] of others) await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 });
    await page.mouse.up();
  }
}

const circle = (x: number, y: number, radius: number, squeeze = 1): Line =>
  Array.from({ length: 17 }, (_, i) => [x + radius * Math.cos((i * Math.PI) / 8), y + squeeze * radius * Math.sin((i * Math.PI) / 8)]);

const cross = (x: number, y: number, size: number, tilt = 0): readonly Line[] => [
  [[x - size, y - size + tilt], [x + size, y + size - tilt]],
  [[x + size - tilt, y - size], [x - size + tilt, y + size]],
];

test('says what is missing before it can learn', async () => {
  expect(await state().innerText()).toBe('Draw at least two examples of “circle”, better five.');
  expect(await button('Train').isDisabled()).toBe(true);
  expect(await button('The drawing is an example of “circle”').isDisabled()).toBe(true);
  await page.getByLabel('Name of class 2').fill('circle');
  expect(await state().innerText()).toBe('Two classes are called “circle”: give one of them another name.');
  await page.getByLabel('Name of class 2').fill('');
  expect(await state().innerText()).toBe('Give every class a name.');
  await page.getByLabel('Name of class 2').fill('cross');
});

test('learns the drawings of two classes, and tells new ones apart', async () => {
  for (const [x, y, radius, squeeze] of [[0.5, 0.5, 0.3, 1], [0.4, 0.45, 0.2, 1.2], [0.6, 0.55, 0.25, 0.8]] as const) {
    await draw(circle(x, y, radius, squeeze));
    await addTo('circle');
  }
  for (const [x, y, size, tilt] of [[0.5, 0.5, 0.3, 0], [0.4, 0.5, 0.2, 0.05], [0.6, 0.45, 0.25, -0.05]] as const) {
    await draw(...cross(x, y, size, tilt));
    await addTo('cross');
  }
  expect(await page.locator('.count').allInnerTexts()).toEqual(['3 examples', '3 examples']);
  await button('Train').click();
  await page.getByText('It has learned: draw something new.').waitFor();
  await draw(circle(0.45, 0.5, 0.35, 0.9));
  await expect.poll(() => verdict().innerText()).toMatch(/^Looks like circle: (8|9|10)\d %$/);
  await button('Clear').click();
  await verdict().waitFor({ state: 'detached' });
  await draw(...cross(0.5, 0.55, 0.22, 0.03));
  await expect.poll(() => verdict().innerText()).toMatch(/^Looks like cross: (8|9|10)\d %$/);
});

test('the model that it saves can be opened elsewhere', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Save the model' }).click()]);
  expect(download.suggestedFilename()).toBe('drawings.json');
  const file = join(folder, 'saved.json');
  await download.saveAs(file);
  const model = await openModel(await readFile(file, 'utf8'));
  expect(model.classes).toEqual(['circle', 'cross']);
  expect(model.network.inputShape).toEqual([28 * 28]);
});

test('everything is there again after a reload, and the keys draw too', async () => {
  await page.reload();
  await page.getByText('It has learned: draw something new.').waitFor();
  expect(await page.locator('.count').allInnerTexts()).toEqual(['3 examples', '3 examples']);
  await pad().focus();
  const side = (key: string): readonly string[] => Array<string>(7).fill(key);
  for (const key of ['Space', ...side('ArrowRight'), ...side('ArrowDown'), ...side('ArrowLeft'), ...side('ArrowUp'), 'Space']) await page.keyboard.press(key);
  await expect.poll(() => verdict().innerText()).toMatch(/^Looks like circle/); // a square is rather one than a cross
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await verdict().waitFor({ state: 'detached' });
});

test.each([[1280], [360]])('axe finds nothing at a width of %i, and nothing overflows', async (width) => {
  await page.setViewportSize({ width, height: 900 });
  await draw(circle(0.5, 0.5, 0.3));
  await verdict().waitFor();
  expect(await axeProblems(page, 'html')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const pictures = process.env['VITRUM_SCREENSHOTS'] ?? '';
  if (pictures !== '') await page.screenshot({ path: join(import.meta.dirname, 'artifacts', `drawings-${width}.png`), fullPage: true });
});

test('starting over forgets the drawings and the model, also after a reload', async () => {
  page.once('dialog', (dialog) => void dialog.dismiss());
  await button('Start over').click();
  expect(await page.locator('.count').allInnerTexts()).toEqual(['3 examples', '3 examples']);
  page.once('dialog', (dialog) => void dialog.accept());
  await button('Start over').click();
  await page.getByText('Draw at least two examples of “circle”').waitFor();
  await page.reload();
  await page.getByText('Draw at least two examples of “circle”').waitFor();
  expect(await page.locator('.count').allInnerTexts()).toEqual(['0 examples', '0 examples']);
});

test('nothing went wrong, and no other host was asked', () => {
  expect(errors).toEqual([]);
  expectOnlyOwnOrigin(requests, address());
});

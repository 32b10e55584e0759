import type { Browser, Page } from 'playwright-core';
import type { RunFigures } from './command-line.ts';
import { longestTasks } from './longest-task.ts';

/** What a visit came to. */
export interface VisitFigures extends RunFigures {
  /** Bytes over the network until the page had nothing more to ask for, without data and WebAssembly. */
  readonly firstLoadBytes: number;
  /** Milliseconds from the request of the page until its controls are there, and until a network is ready to be trained. */
  readonly controlsAt: number;
  readonly readyAt: number;
  /** Milliseconds, the longest first. */
  readonly longestTasks: readonly number[];
  /** Milliseconds from a movement of the pen to the painted outputs, the slowest first. */
  readonly drawing: readonly number[];
}

/** Opens the lab, trains the default setting and draws while it trains. */
export async function measureVisit(browser: Browser, url: string): Promise<VisitFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  let firstLoadBytes = 0;
  page.on('response', (response) => {
    if (/\/data\/|\.wasm$/.test(response.url()) || !response.url().startsWith('http')) return;
    firstLoadBytes += Number(response.headers()['content-length'] ?? 0);
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Train', exact: true }).and(page.locator(':enabled')).waitFor();
  // No function gets a name in there: the loader's helper for names is not in the page.
  const [controlsAt = NaN, readyAt = NaN] = await page.evaluate(() =>
    ['first-contentful-paint', 'lab-ready'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN),
  );
  let wholeSeconds = 0;
  const tasks = await longestTasks(browser, page, async () => {
    const startedAt = performance.now();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('button', { name: 'Train on' }).waitFor({ timeout: 300_000 });
    wholeSeconds = (performance.now() - startedAt) / 1000;
  });
  const figures = await readRun(page);
  const drawing = await measureDrawing(page);
  await page.close();
  return { ...figures, wholeSeconds, firstLoadBytes, controlsAt, readyAt, longestTasks: tasks.slice(0, 5), drawing };
}

async function readRun(page: Page): Promise<Omit<RunFigures, 'wholeSeconds'>> {
  const rows = await page.locator('[data-part="curves"] tbody tr').allInnerTexts();
  const last = await page.locator('.read-out').innerText();
  const text = await page.locator('main').innerText();
  return {
    testAccuracy: Number(/test accuracy\s+([\d.]+)/.exec(last)?.[1]),
    trainingSeconds: rows.reduce((sum, row) => sum + Number(/([\d.]+)\s*s\b/.exec(row)?.[1] ?? NaN), 0),
    fingerprint: /[0-9a-f]{64}/.exec(text)?.[0] ?? 'none shown',
  };
}

/** Draws while training goes on, and takes the time from each movement to the frame in which the outputs have changed. */
async function measureDrawing(page: Page): Promise<readonly number[]> {
  await page.getByRole('button', { name: 'Train on' }).click();
  const pad = page.locator('[data-part="pad"] canvas').first();
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('There is no pad to draw on.');
  await page.evaluate(() => {
    const part = document.querySelector('[data-part="pad"]');
    const times: number[] = [];
    let movedAt: number | undefined;
    part?.addEventListener('pointermove', (event) => (movedAt ??= event.timeStamp), { capture: true });
    const observer = new MutationObserver(() => {
      const from = movedAt;
      if (from === undefined) return;
      movedAt = undefined;
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - from)));
    });
    if (part !== null) observer.observe(part, { subtree: true, childList: true, characterData: true, attributes: true });
    Object.assign(window, { drawingTimes: times });
  });
  const at = (share: number): readonly [number, number] => [box.x + box.width * (0.3 + 0.4 * share), box.y + box.height * (0.2 + 0.6 * share)];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let step = 1; step <= 40; step++) {
    await page.mouse.move(...at(step / 40));
    await page.waitForTimeout(40);
  }
  await page.mouse.up();
  const times: unknown = await page.evaluate('window.drawingTimes');
  return Array.isArray(times) ? times.map(Number).toSorted((a, b) => b - a) : [];
}

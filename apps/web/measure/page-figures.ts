import type { Browser, Page } from 'playwright-core';
import type { MeasuredSetting, RunFigures } from './command-line.ts';
import { isExempt } from './is-exempt.ts';
import { recordTasks, type PageTask } from './page-tasks.ts';

/** What a visit came to. */
export interface VisitFigures extends RunFigures {
  /** Bytes over the network until the page had nothing more to ask for, without data and WebAssembly. */
  readonly firstLoadBytes: number;
  /** Milliseconds from the request of the page until its controls can be used, and until the data are read and a network is made. */
  readonly controlsAt: number;
  readonly readyAt: number;
  /** The tasks of the page's thread while training. */
  readonly tasks: readonly PageTask[];
  /** Milliseconds from a movement of the pen that draws to the painted outputs, the slowest first: at rest, and while the network trains. */
  readonly drawingAtRest: readonly number[];
  readonly drawingInTraining: readonly number[];
}

/** Opens the lab, trains a setting and draws while it trains. */
export async function measureVisit(browser: Browser, url: string, setting: MeasuredSetting): Promise<VisitFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => origin === 'null' || localStorage.setItem('vitrum.has-watched', 'yes')); // the first training of a visitor is slow on purpose
  let firstLoadBytes = 0;
  page.on('response', (response) => {
    if (!response.url().startsWith('http') || isExempt(response.url())) return;
    firstLoadBytes += Number(response.headers()['content-length'] ?? 0);
  });
  await page.goto(new URL(addressOf(setting), url).href);
  await page.waitForFunction(() => performance.getEntriesByName('lab-ready').length > 0);
  // No function gets a name in there: the loader's helper for names is not in the page.
  const [controlsAt = NaN, readyAt = NaN] = await page.evaluate(() =>
    ['first-contentful-paint', 'lab-ready'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN),
  );
  await page.waitForTimeout(3000); // what is fetched by itself is there by then
  const firstLoad = firstLoadBytes;
  const [wholeSeconds, tasks] = await recordTasks(browser, page, () => train(page));
  const figures = await readRun(page);
  const drawingAtRest = await measureDrawing(page);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('button', { name: 'Train on' }).click();
  const drawingInTraining = await measureDrawing(page);
  await page.close();
  return { ...figures, wholeSeconds, firstLoadBytes: firstLoad, controlsAt, readyAt, tasks, drawingAtRest, drawingInTraining };
}

/** The default setting is that of a first visit, whose address is empty. */
function addressOf({ network, epochs }: MeasuredSetting): string {
  return network === undefined ? `#epochs=${epochs}` : `#dataset=mnist&network=${network}&epochs=${epochs}`;
}

/** Presses "Train" from inside of the page, and asks nothing of it until the run is done: a question is a task of the page too. */
export async function train(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let startedAt = NaN;
        new MutationObserver((_, self) => {
          if (document.querySelector('.run-controls-train')?.textContent.includes('Train on') !== true) return;
          self.disconnect();
          const wholeSeconds = (performance.now() - startedAt) / 1000;
          setTimeout(() => resolve(wholeSeconds), 500); // what is left to draw belongs to it
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
        // In a task of its own: this one is of whoever measures.
        setTimeout(() => {
          startedAt = performance.now();
          document.querySelector<HTMLButtonElement>('.run-controls-train')?.click();
        });
      }),
  );
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

/** Draws, and takes the time from each movement to the frame in which the outputs have changed. */
async function measureDrawing(page: Page): Promise<readonly number[]> {
  const pad = page.locator('[data-part="pad"] canvas').first();
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('There is no pad to draw on.');
  await page.evaluate(() => {
    const part = document.querySelector<HTMLElement>('[data-part="pad"]');
    const outputs = '.output-bars';
    const times: number[] = [];
    let movedAt: number | undefined;
    // Only a pen that is down draws: the way to the pad asks nothing.
    for (const type of ['pointerdown', 'pointermove'] as const) {
      part?.addEventListener(type, (event) => (movedAt ??= event.buttons > 0 ? event.timeStamp : undefined), { capture: true });
    }
    const observer = new MutationObserver((changes) => {
      const from = movedAt;
      if (from === undefined || changes.every(({ target }) => (target.parentElement ?? document.body).closest(outputs) === null)) return;
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

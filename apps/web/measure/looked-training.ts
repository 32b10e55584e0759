import type { Browser } from 'playwright-core';
import { train } from './page-figures.ts';
import { recordTasks, type PageTask } from './page-tasks.ts';

/** A training that is looked at: its data, the room that is open, how many epochs. */
export interface LookedTraining {
  readonly dataset: string;
  readonly room: string;
  readonly epochs: number;
}

/** The tasks of the page's thread while a network trains with a room open, whose pictures follow it. */
export async function tasksOfLooking(browser: Browser, url: string, { dataset, room, epochs }: LookedTraining): Promise<readonly PageTask[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(new URL(`#dataset=${dataset}&epochs=${epochs}`, url).href);
  await page.waitForFunction(() => performance.getEntriesByName('lab-ready').length > 0);
  await page.getByRole('tab', { name: room, exact: true }).click();
  await page.waitForTimeout(3000); // what the room loads is there by then
  const [, tasks] = await recordTasks(browser, page, () => train(page));
  await page.close();
  return tasks;
}

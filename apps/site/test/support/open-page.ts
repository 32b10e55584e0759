import type { Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import type {} from '../../../web/test/support/browser/one-browser.ts'; // what it provides
import { sharedBrowser } from '../../../web/test/support/browser/shared-browser.ts';

/** How a page of the site is opened. */
export interface PageOptions {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** False: as a visitor without JavaScript sees it. */
  readonly hasScript?: boolean;
}

/** A page of the site in a browser. */
export interface OpenPage {
  readonly page: Page;
  /** The address of every request so far. */
  readonly requests: readonly string[];
  /** Every error that nobody caught. */
  readonly errors: readonly string[];
}

/** Opens a page of the site for the test that is running. The first one waits until the site is built. */
export async function openPage(path: string, { width = 1280, colorScheme = 'light', hasScript = true }: PageOptions = {}): Promise<OpenPage> {
  const browser = await sharedBrowser();
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: hasScript, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const requests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('weberror', (error) => errors.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(inject('siteAddress') + path.replace(/^\//, ''), { timeout: 240_000 });
  return { page, requests, errors };
}

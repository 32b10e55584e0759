import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';

/** The bytes that the first page brings with an empty cache from a host that compresses, heads of answers left out. */
export async function firstPageBytes(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(url, { waitUntil: 'networkidle' });
  const bodies = await Promise.all(responses.map((response) => response.body()));
  await page.close();
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}

/** What a page lacks where no script runs: its title, its text, a way to other pages, which the first page has in its text. */
export async function findMissingWithoutScript(browser: Browser, url: string, paths: readonly string[]): Promise<readonly string[]> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const problems: string[] = [];
  for (const path of paths) {
    await page.goto(url + path);
    const missing = await missingParts(page);
    problems.push(...missing.map((part) => `${path}: without a script there is no ${part}`));
  }
  await context.close();
  return problems;
}

async function missingParts(page: Page): Promise<readonly string[]> {
  const parts = { title: page.locator('h1'), text: page.locator('.sl-markdown-content').locator('p, li, td'), 'way to other pages': page.locator('nav.sidebar a, main a') };
  const found = await Promise.all(Object.entries(parts).map(async ([name, locator]) => ({ name, isShown: (await locator.filter({ visible: true }).count()) > 0 })));
  return found.filter(({ isShown }) => !isShown).map(({ name }) => name);
}

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { allRules, axeProblems, colorRules } from '../../web/test/support/axe.ts';
import type { Page } from './read-pages.ts';

/** One for each processor that most machines have to spare. */
const tabs = 2;

/** How pages are looked at. */
export interface LookOptions {
  /** The address of the site, with a slash at the end. */
  readonly url: string;
  /** A file that keeps what is without fault, so that only pages that changed are looked at again; without it, all are. */
  readonly journal?: string | undefined;
  /** Hears of each page that was looked at. */
  readonly onPage?: ((line: string) => void) | undefined;
}

/** What axe-core finds on pages, in light and dark, and what they ask other hosts for; one line each. */
export async function lookWithAxe(browser: Browser, pages: readonly Page[], { url, journal, onPage }: LookOptions): Promise<readonly string[]> {
  const known = new Set(journal !== undefined && existsSync(journal) ? readFileSync(journal, 'utf8').split('\n') : []);
  const left = pages.filter((page) => !known.has(keyOf(page)));
  if (left.length < pages.length) onPage?.(`${pages.length - left.length} pages are as they were when axe found nothing on them`);
  const queue = left.values(); // shared: each tab takes the next page
  let count = 0;
  const lookAtNext = async (): Promise<readonly string[]> => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const page of queue) {
      const start = performance.now();
      const problems = await problemsOf(context, url, page);
      onPage?.(`${++count} of ${left.length}: ${nameOf(page)}, ${((performance.now() - start) / 1000).toFixed(1)} s${problems.length > 0 ? `, ${problems.length} faults` : ''}`);
      if (problems.length === 0 && journal !== undefined) appendFileSync(journal, `${keyOf(page)}\n`);
      found.push(...problems.map((problem) => `${nameOf(page)}, ${problem}`));
    }
    await context.close();
    return found;
  };
  return (await Promise.all(Array.from({ length: tabs }, lookAtNext))).flat();
}

async function problemsOf(context: BrowserContext, url: string, { path, html }: Page): Promise<readonly string[]> {
  const tab = await context.newPage();
  const problems: string[] = [];
  tab.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) problems.push(`asks for ${request.url()}, which is no part of the site`);
  });
  await tab.emulateMedia({ colorScheme: 'light' });
  await tab.goto(url + path, { waitUntil: /<(?:astro-island|lab-part)\b/.test(html) ? 'networkidle' : 'load' });
  problems.push(...(await axeProblems(tab, 'html')).map((problem) => `light: ${problem}`));
  await tab.emulateMedia({ colorScheme: 'dark' });
  await tab.locator('html[data-theme="dark"]').waitFor();
  problems.push(...(await axeProblems(tab, 'html', colorRules)).map((problem) => `dark: ${problem}`));
  await tab.close();
  return problems;
}

const nameOf = ({ path }: Page): string => (path === '' ? 'the first page' : path);

/** A page's text names its style sheets and scripts by what is in them. */
const keyOf = ({ path, html }: Page): string => `${createHash('sha256').update(`${axe.version} ${JSON.stringify([allRules, colorRules])} ${html}`).digest('hex')} ${path}`;

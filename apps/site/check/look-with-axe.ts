import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import type { Page } from './read-pages.ts';

const allRules: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };
/** What depends on colors: the rest finds the same in a dark page as in the light one. */
const colorRules: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations'] };

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
  await tab.evaluate(axe.source);
  problems.push(...(await run(tab, 'light', allRules)));
  await tab.emulateMedia({ colorScheme: 'dark' });
  await tab.locator('html[data-theme="dark"]').waitFor();
  problems.push(...(await run(tab, 'dark', colorRules)));
  await tab.close();
  return problems;
}

async function run(tab: Tab, colors: string, rules: RunOptions): Promise<readonly string[]> {
  const { violations } = await tab.evaluate(async (options) => {
    scrollTo(0, 0); // what has been scrolled under the bar there is no small target
    // axe-core puts itself there, which the page's own types do not know.
    const scope = globalThis as unknown as { readonly axe: { run(part: string, options: RunOptions): Promise<AxeResults> } };
    return scope.axe.run('html', options);
  }, rules);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colors}: ${id}: ${html.slice(0, 200)}`));
}

const nameOf = ({ path }: Page): string => (path === '' ? 'the first page' : path);

/** A page's text names its style sheets and scripts by what is in them. */
const keyOf = ({ path, html }: Page): string => `${createHash('sha256').update(`${axe.version} ${JSON.stringify([allRules, colorRules])} ${html}`).digest('hex')} ${path}`;

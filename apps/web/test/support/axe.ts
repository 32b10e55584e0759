import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe-core finds wrong below `part`, WCAG 2.2 AA included: a line for each place. The page is scrolled to its top: what has been
 * scrolled under the bar there is no small target.
 */
export async function axeProblems(page: Page, part: string): Promise<readonly string[]> {
  // Evaluated by the debugger and not by the page, whose policy would refuse it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    scrollTo(0, 0);
    const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false }; // no rule of these reads style sheets of other hosts
    // axe-core puts itself there, which the page's own types do not know.
    const { axe } = globalThis as unknown as {
      axe: { run(part: string, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run(selector, options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }, part);
}

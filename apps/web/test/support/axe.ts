import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const howToLook: RunOptions = { resultTypes: ['violations'], preload: false }; // no rule of these reads style sheets of other hosts

/** WCAG 2.2 AA, and what axe-core holds good beyond it. */
export const allRules: RunOptions = { ...howToLook, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What depends on colors: the rest finds the same in a dark page as in the light one of the same width and state. */
export const colorRules: RunOptions = { ...howToLook, runOnly: ['color-contrast', 'link-in-text-block'] };

/**
 * What axe-core finds wrong below `part`: a line for each place, with the rule and why. The page is scrolled to its top: what has been
 * scrolled under the bar there is no small target.
 */
export async function axeProblems(page: Page, part: string, rules = allRules): Promise<readonly string[]> {
  // Evaluated by the debugger and not by the page, whose policy would refuse it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    async ([selector, options]) => {
      scrollTo(0, 0);
      // axe-core puts itself there, which the page's own types do not know.
      const scope = globalThis as unknown as { readonly axe: { run(part: string, options: RunOptions): Promise<AxeResults> } };
      return scope.axe.run(selector, options);
    },
    [part, rules] as const,
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}. At ${html.slice(0, 200)}: ${failureSummary}`));
}

import type { SizeCase } from './cases.ts';
import { bundlers, type Sizes } from './measure.ts';

/** A case with what was measured. */
export interface Measured {
  readonly sizeCase: SizeCase;
  readonly sizes: Sizes;
}

const [begin, end] = ['<!-- sizes -->', '<!-- end of sizes -->'];
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/** The table as Markdown; in parentheses what may load later. */
export function renderTable(all: readonly Measured[]): string {
  const names = Object.keys(bundlers);
  const rows = all.map(({ sizeCase: { title, budget }, sizes }) => {
    const cells = names.map((name) => {
      const { atStart = NaN, onDemand = 0 } = sizes[name] ?? {};
      return onDemand === 0 ? kilobytes(atStart) : `${kilobytes(atStart)} (+ ${kilobytes(onDemand)})`;
    });
    return `| ${[title, ...cells, kilobytes(budget)].join(' | ')} |`;
  });
  return [`| kB, minified and gzipped | ${names.join(' | ')} | at most |`, `|---${'|--:'.repeat(names.length + 1)}|`, ...rows].join('\n');
}

/** A page with the table between its markers. */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`the page has ${begin} and ${end}, on lines of their own`);
  return `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`;
}

/** What is over its budget, in words. */
export function overBudget(all: readonly Measured[]): readonly string[] {
  return all.flatMap(({ sizeCase: { name, budget }, sizes }) => Object.entries(sizes)
    .filter(([, { atStart }]) => atStart > budget)
    .map(([bundler, { atStart }]) => `${name} is ${kilobytes(atStart)} kB with ${bundler}; it may be ${kilobytes(budget)} kB.`));
}

/** Figures of a table that are off by more than a twentieth: they change a little with every commit. */
export function isStale(written: string, measured: string): boolean {
  const numbersOf = (text: string): readonly number[] => (text.match(/\d+\.\d/g) ?? []).map(Number);
  const [old, now] = [numbersOf(written), numbersOf(measured)];
  return old.length !== now.length || now.some((value, i) => Math.abs(value - (old[i] ?? NaN)) > Math.max(0.2, value / 20));
}

/** The table that a page has. */
export const tableOf = (readme: string): string => readme.slice(readme.indexOf(begin) + begin.length, readme.indexOf(end)).trim();

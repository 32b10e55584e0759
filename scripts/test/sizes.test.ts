import { expect, test } from 'vitest';
import { markStart } from '../sizes/bundle.ts';
import { sizeCases } from '../sizes/cases.ts';
import { programOf } from '../sizes/measure.ts';
import { isStale, overBudget, renderTable, tableOf, withTable } from '../sizes/table.ts';

const size = (atStart: number, onDemand = 0) => ({ atStart, onDemand });
const measured = [{
  sizeCase: { name: 'one', title: 'one', budget: 1500 },
  sizes: { esbuild: size(1490, 2000), rollup: size(1510), Vite: size(700), webpack: size(1500) },
}];

test('the table has what loads at the start, what may load later, and the budget', () => {
  expect(renderTable(measured).split('\n').at(-1)).toBe('| one | 1.5 (+ 2.0) | 1.5 | 0.7 | 1.5 | 1.5 |');
  const readme = withTable('before\n<!-- sizes -->\nold\n<!-- end of sizes -->\nafter', 'new');
  expect(readme).toBe('before\n<!-- sizes -->\nnew\n<!-- end of sizes -->\nafter');
  expect(tableOf(readme)).toBe('new');
});

test('what is over its budget is named', () => {
  expect(overBudget(measured)).toEqual(['one is 1.5 kB with rollup; it may be 1.5 kB.']);
});

test.each<[string, string, boolean]>([
  ['10.0 (+ 2.0)', '10.4 (+ 2.0)', false],
  ['10.0 (+ 2.0)', '10.6 (+ 2.0)', true],
  ['10.0', '10.0 (+ 2.0)', true],
  ['0.7', '0.8', false],
])('a table with %s where %s is measured is stale: %s', (written, now, expected) => {
  expect(isStale(written, now)).toBe(expected);
});

test('what the entry imports, directly or not, loads at the start', () => {
  const chunk = (name: string, imports: readonly string[], isEntry = false) => ({ name, bytes: new Uint8Array(), isEntry, imports });
  const files = markStart([chunk('entry', ['a'], true), chunk('a', ['b']), chunk('b', ['a']), chunk('later', ['b'])]);
  expect(files.filter(({ isAtStart }) => isAtStart).map(({ name }) => name)).toEqual(['entry', 'a', 'b']);
});

test('the smallest training learns', async () => {
  expect(sizeCases.map(({ name }) => name)).toContain('small-network');
  const { losses } = (await import(programOf({ name: 'small-network' }))) as { readonly losses: readonly number[] }; // as its file says
  expect(losses[0]).toBeGreaterThan(0.1);
  expect(losses[1]).toBeLessThan(0.01);
});

// What the packages, as they are built, cost in a bundle: tsx scripts/sizes/main.ts [--check]. Without --check the table goes into
// docs/sizes.md; with it, the table there has to be near what is measured.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../shared/workspace.ts';
import { sizeCases } from './cases.ts';
import { measure } from './measure.ts';
import { isStale, overBudget, renderTable, tableOf, withTable, type Measured } from './table.ts';

const page = join(repositoryRoot, 'docs/sizes.md');
const measured: Measured[] = [];
for (const sizeCase of sizeCases) measured.push({ sizeCase, sizes: await measure(sizeCase) });
const table = renderTable(measured);
console.log(table);

const text = readFileSync(page, 'utf8');
const faults = [...overBudget(measured)];
if (!process.argv.includes('--check')) writeFileSync(page, withTable(text, table));
else if (isStale(tableOf(text), table)) faults.push('The table of docs/sizes.md is not what is measured: npm run sizes writes it.');
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

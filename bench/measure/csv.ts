// Measures the throughput of streaming a large CSV file, and whether memory stays flat: npm run measure:csv -- [millions of rows].
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toNumber } from '@vitrum/datasets/internal';
import { createRandom } from '@vitrum/tensor';
import { loadTable, openCsv } from '../../packages/data-files/src/table/on-disk.ts';
import type { TableChoice } from '../../packages/data-files/src/table/options/table-choice.ts';

const columns = 5;
const rowsPerWrite = 5000;
/** Fractions of the rows at which memory is measured. */
const shares = [0.1, 0.5, 1];

async function writeTable(path: string, rowCount: number): Promise<void> {
  const file = createWriteStream(path);
  const random = createRandom(0);
  file.write('a,b,c,d,e\n');
  for (let done = 0; done < rowCount; done += rowsPerWrite) {
    const rows = Array.from({ length: Math.min(rowsPerWrite, rowCount - done) }, () =>
      Array.from({ length: columns }, () => random.normal(0, 100).toFixed(4)).join(','),
    );
    if (!file.write(`${rows.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/** Reads every row and parses its cells as numbers, like the first pass over a dataset. */
async function stream(path: string, rowCount: number): Promise<void> {
  const table = await openCsv(path, { header: 'auto', delimiter: 'auto' });
  const marks = shares.map((share) => Math.floor(share * rowCount));
  const start = performance.now();
  let [rowsRead, sum] = [0, 0];
  for await (const { rows } of table.rows()) {
    for (const row of rows) {
      for (const cell of row) sum += toNumber(cell) ?? NaN;
    }
    rowsRead += rows.length;
    while (marks.length > 0 && rowsRead >= (marks[0] ?? Infinity)) {
      marks.shift();
      print(`  ${formatCount(rowsRead)} rows: ${rate(rowsRead, start)}, most memory so far ${peakMemory()}`);
    }
  }
  if (rowsRead !== rowCount || Number.isNaN(sum)) throw new Error(`read ${rowsRead} rows of ${rowCount}, whose sum is ${sum}`);
}

const choice: TableChoice = {
  name: 'measured', target: [], columns: [], ignore: [], categorical: [], words: [], minimumCount: 2, maximumWords: 5000, task: 'auto', labelSeparator: '|', normalize: 'standard',
  missing: 'error', testShare: 0.2, splitSeed: 0, folds: 0, fold: 1,
};

/** Loads it as the dataset `csv`: two passes, a split, and rows in a temporary file. */
async function load(path: string, rowCount: number): Promise<void> {
  const start = performance.now();
  const { train, test } = await loadTable([await openCsv(path, { header: 'auto', delimiter: 'auto' })], choice);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(`  ${formatCount(train.size)} + ${formatCount(test.size)} rows in ${seconds} s: ${rate(rowCount, start)}, most memory so far ${peakMemory()}`);
  train.close?.();
  test.close?.();
}

const peakMemory = (): string => `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`;
const rate = (rows: number, start: number): string => `${formatCount(Math.round((rows / (performance.now() - start)) * 1000))} rows/s`;
const formatCount = (count: number): string => count.toLocaleString('en-US');
const print = (line: string): void => console.log(line);

const rowCount = Number(process.argv[2] ?? 10) * 1_000_000;
if (!Number.isInteger(rowCount) || rowCount < 1) throw new Error(`expected millions of rows, got ${String(process.argv[2])}`);
const folder = mkdtempSync(join(tmpdir(), 'vitrum-measure-'));
try {
  const path = join(folder, 'table.csv');
  await writeTable(path, rowCount);
  print(`A CSV file of ${formatCount(rowCount)} rows of ${columns} numbers; memory before: ${peakMemory()}`);
  print('Streamed, every cell made a number:');
  await stream(path, rowCount);
  print('Loaded as the dataset csv:');
  await load(path, rowCount);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

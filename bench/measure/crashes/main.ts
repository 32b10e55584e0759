// Is anything lost when a training ends at any moment? npm run measure:crashes [share], a share of 0.1 for a tenth of the trials.
// A run with dropout, batch-norm, augmentation, Adam and warm-up + cosine is ended in every way and resumed: its final model has to be
// that of the run that was not ended, byte by byte. A run that had ended by itself counts for nothing and is tried again. Exit code 1 after
// any fault, and where too few trials hit.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@vitrum/tensor';
import Table from 'cli-table3';
import { trainWhole } from './crash-run.ts';
import { tryMemory } from './memory.ts';
import { tryFlippedBits, tryFullDisk, trySignal, type Outcome } from './trials.ts';

const share = Number(process.argv[2] ?? 1);
const times = (count: number): number => Math.max(1, Math.round(count * share));
const cwd = mkdtempSync(join(tmpdir(), 'vitrum-crashes-'));
const seed = Date.now() % 1_000_000;
const whole = await trainWhole(cwd, 30, createRandom(seed));
console.log(`The uninterrupted run trains for ${(whole.duration / 1000).toFixed(1)} s. Moments by the seed ${seed}.`);

const trials: readonly (() => Promise<Outcome>)[] = [
  () => trySignal(whole, 'SIGKILL', times(50)),
  () => trySignal(whole, 'SIGINT', times(20)),
  () => trySignal(whole, 'SIGTERM', times(20)),
  () => trySignal(whole, 'SIGHUP', times(5)),
  () => tryFullDisk(whole, times(10)),
  () => tryFlippedBits(whole, times(500), times(10)),
  () => tryMemory(cwd, times(100)),
];
const table = new Table({ head: ['what ended it', 'hits', 'too late', 'faults', ''], style: { head: [], border: [] } });
let faults = 0;
for (const trial of trials) {
  const outcome = await trial();
  for (const fault of outcome.faults) console.error(fault);
  console.log(`${outcome.what}: ${outcome.hits} hits, ${outcome.late} too late, ${outcome.faults.length} faults; ${outcome.note}`);
  table.push([outcome.what, outcome.hits, outcome.late, outcome.faults.length, outcome.note]);
  faults += outcome.faults.length;
}
console.log(table.toString());
if (faults === 0) rmSync(cwd, { recursive: true });
else console.error(`What is left of the failed runs is in ${cwd}.`);
process.exitCode = faults === 0 ? 0 : 1;

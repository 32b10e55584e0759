import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@vitrum/tensor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trainWhole, type WholeRun } from '../measure/crashes/crash-run.ts';
import { tryFlippedBits, trySignal } from '../measure/crashes/trials.ts';

// A few of the trials of `npm run measure:crashes`; those of a full disk and of other signals are in the tests of the command line.
const cwd = mkdtempSync(join(tmpdir(), 'vitrum-crashes-'));
let whole: WholeRun;
beforeAll(async () => {
  whole = await trainWhole(cwd, 6, createRandom(4));
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

test.each([
  ['SIGKILL', () => trySignal(whole, 'SIGKILL', 2)],
  ['flipped bits', () => tryFlippedBits(whole, 20, 1)],
])('after %s a run goes on to the bytes of the run that was not ended', async (_, trial) => {
  expect((await trial()).faults).toEqual([]);
});

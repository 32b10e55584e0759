import type { DatasetSplits } from '@vitrum/core';
import { formatCount } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';

/** Milliseconds of reading after which it is reported, and then from report to report. */
const patience = 2000;

/** Reports how far the samples have been read for their fingerprint; nothing where that is quick. */
export function showReading({ train, test }: DatasetSplits, { stderr }: CommandHost): (fraction: number) => void {
  let reported = performance.now();
  return (fraction) => {
    const now = performance.now();
    if (now - reported < patience || fraction >= 1) return;
    reported = now;
    stderr.print(`reading ${formatCount(train.size + test.size)} samples to recognize them later: ${Math.floor(100 * fraction)} %`);
  };
}

import type { Loss } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber, formatRow } from '../../numerics/format-number.ts';
import { range } from '../../numerics/sample-points.ts';
import { domainOf } from './domain.ts';
import { sampleCost } from './functions.ts';
import { sampleRowPairs } from './samples.ts';

const lengths = [1, 2, 3, 10];
const rounding = 1 / 2 ** 40;

/** A correct answer costs less than a wrong one; then descent along a correct gradient approaches it. */
export const lossMinimum = check<CheckContext<'losses'>>('minimum', 'right answers cost less than wrong ones', ({ variants, first, tried }) => {
  tried(`the answers 0 and 1 in rows of ${lengths.join(', ')}`);
  first.note(...notLowestAtTarget(first.made));
  for (const { made, fail } of variants) fail(...wrongSide(made));
});

/**
 * For two answers, each correct for its own target, the matching pairs must cost less than the swapped ones. The optimal output for
 * a target depends on the loss: it may be the logarithm of the target.
 */
function wrongSide(loss: Loss): readonly Fault[] {
  const faults = lengths.flatMap((length): readonly Fault[] => {
    const one = Float64Array.from(range(0, length - 1, (i) => Number(i === 0)));
    const other = one.map((value) => 1 - value);
    const right = [sampleCost(loss, one, one), sampleCost(loss, other, other)] as const;
    const wrong = [sampleCost(loss, other, one), sampleCost(loss, one, other)] as const;
    const difference = wrong[0] + wrong[1] - right[0] - right[1];
    if (!Number.isFinite(difference) || difference > 0) return [];
    const [a, b, c, d] = [...right, ...wrong].map(formatNumber);
    return [{
      message:
        `Right answers do not cost less than wrong ones: for the targets ${formatRow(one)} and ${formatRow(other)} ` +
        `the outputs of the same values cost ${String(a)} and ${String(b)}, those of the other target ${String(c)} and ${String(d)}.`,
      hint: 'Learning goes downhill: the cost must fall on the way to the target. Is the sign of value the wrong way round?',
    }];
  });
  // A row-wise loss may interpret its targets differently, or be constant for rows of one.
  if (loss.kind === 'rowwise' && faults.length < lengths.length) return [];
  return faults.slice(0, 1);
}

/** Not a fault for some losses, such as hinge, which keeps falling beyond the target. Only distributions are compared. */
function notLowestAtTarget(loss: Loss): readonly Fault[] {
  for (const { x, other } of sampleRowPairs(domainOf(loss))) {
    if (!isDistribution(x) || !isDistribution(other)) continue;
    const [y, t] = [Float64Array.from(x), Float64Array.from(other)];
    const [atTarget, elsewhere] = [sampleCost(loss, t, t), sampleCost(loss, y, t)];
    if (!(elsewhere < atTarget - rounding * Math.abs(atTarget))) continue;
    return [{
      message:
        `The cost is not lowest where outputs and targets are the same: for t = ${formatRow(t)} ` +
        `it is ${formatNumber(atTarget)} there and ${formatNumber(elsewhere)} at ${formatRow(y)}.`,
    }];
  }
  return [];
}

function isDistribution(row: readonly number[]): boolean {
  return row.every((value) => value >= 0) && Math.abs(row.reduce((sum, value) => sum + value, -1)) < 1e-9;
}

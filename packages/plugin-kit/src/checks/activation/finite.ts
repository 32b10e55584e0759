import type { ElementwiseActivation, FloatArray, RowwiseActivation } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { describeRun, findFaultRuns } from '../../numerics/fault-runs.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { wholeRangePoints } from '../../numerics/sample-points.ts';
import { sampleRows } from './rows.ts';
import { singlePrecisionFaults } from './single-precision.ts';

const everyZ = 'Every finite z must give a finite value: one that is not makes a whole network NaN.';
const overflowHint = `${everyZ} Write it so that e^x is taken of negative numbers alone, or return the limit for large |z|.`;
const notANumberHint = `${everyZ} Look for ∞ − ∞, ∞/∞, 0 · ∞, 0/0, and roots or logarithms of negative numbers.`;

/** φ and φ′ are finite for every z from −1000 to 1000, in 64 bits and stored in 32. */
export const activationFinite = check<CheckContext<'activations'>>(
  'finite',
  'φ and φ′ are finite from −1000 to 1000, in 64 bits and stored in 32',
  ({ variants, tried }) => {
    const [points, rows] = [wholeRangePoints(), sampleRows()];
    tried(
      variants.some(({ made }) => made.kind !== 'rowwise')
        ? `${formatCount(points.length, 'point')} from −1000 to 1000, subnormal numbers among them`
        : `${formatCount(rows.length, 'row')} of numbers from −1000 to 1000`,
    );
    for (const { made, fail } of variants) {
      if (made.kind === 'rowwise') for (const makeRow of [Float64Array, Float32Array]) fail(...rowFaults(made, rows.map((row) => makeRow.from(row))));
      else fail(...numberFaults(made, points), ...singlePrecisionFaults(made, points));
    }
  },
);

function numberFaults({ forward, derivative }: ElementwiseActivation, points: readonly number[]): readonly Fault[] {
  const faults = faultRuns('φ', forward, points);
  if (derivative === undefined) return faults;
  // Where φ itself is not finite, that is the one cause of both.
  const slope = (z: number): number => (Number.isFinite(forward(z)) ? derivative(z, forward(z)) : 0);
  return [...faults, ...faultRuns('φ′', slope, points)];
}

function faultRuns(symbol: string, f: (z: number) => number, points: readonly number[]): readonly Fault[] {
  const faultAt = (z: number): number | undefined => {
    const value = f(z);
    return Number.isFinite(value) ? undefined : value;
  };
  return findFaultRuns(points, faultAt, Object.is).map((run) => ({
    where: `${symbol}(${formatNumber(run.worst)})`,
    got: run.fault,
    expected: 'a finite number',
    more: `It ${Number.isNaN(run.fault) ? 'is not a number' : 'overflows'} ${describeRun(run, 'z', formatNumber)}`,
    hint: Number.isNaN(run.fault) ? notANumberHint : overflowHint,
  }));
}

/** The first row that gives something that is not finite. */
function rowFaults({ forward, backward }: RowwiseActivation, rows: readonly FloatArray[]): readonly Fault[] {
  for (const z of rows) {
    const [a, dz] = [z.map(() => 0), z.map(() => 0)];
    forward(z, a);
    backward(z, a, z.map(() => 1), dz);
    const [symbol, faulty] = a.every(Number.isFinite) ? (['Jᵀ·da', dz] as const) : (['a', a] as const);
    if (faulty.every(Number.isFinite)) continue;
    const more = `So for the row z = ${formatRow(z)}, in ${z.BYTES_PER_ELEMENT * 8} bits`;
    return [{ where: symbol, got: formatRow(faulty), expected: 'finite', more, hint: everyZ }];
  }
  return [];
}

import type { ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import { outcome, type Check } from '../../check.ts';
import { describeRun, findFaultRuns, type FaultRun } from '../../numerics/fault-runs.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { wholeRangePoints } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { elementwiseOf, rowwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';
import { sampleRows } from './rows.ts';
import { singlePrecisionFindings } from './single-precision.ts';

const everyZ = 'Every finite z must give a finite value: one that is not makes a whole network NaN.';
const overflowHint = `${everyZ} Write it so that e^x is taken of negative numbers alone, or return the limit for large |z|.`;
const notANumberHint = `${everyZ} Look for ∞ − ∞, ∞/∞, 0 · ∞, 0/0, and roots or logarithms of negative numbers.`;

/** φ and φ′ are finite for every z from −1000 to 1000, in 64 bits and stored in 32. */
export const activationFinite: Check<Subject<'activations'>> = {
  name: 'finite',
  title: 'φ and φ′ are finite from −1000 to 1000, in 64 bits and stored in 32',
  run: (subject) => {
    const variants = usableActivations(subject);
    if (variants.length === 0) return nothingUsable();
    const points = wholeRangePoints();
    const rows = sampleRows();
    const failures = [
      ...findingsOf(elementwiseOf(variants), (activation) => elementwiseFindings(activation, points)),
      ...findingsOf(rowwiseOf(variants), (activation) => rowwiseFindings(activation, rows)),
    ];
    const tried =
      elementwiseOf(variants).length > 0
        ? `${formatCount(points.length, 'point')} from −1000 to 1000, subnormal numbers among them`
        : `${formatCount(rows.length, 'row')} of numbers from −1000 to 1000`;
    return outcome(`${tried}${inVariants(variants)}`, firstFew(failures));
  },
};

function elementwiseFindings(activation: ElementwiseActivation, points: readonly number[]): readonly Finding[] {
  const { forward, derivative } = activation;
  const findings = runFindings('φ', forward, points);
  if (derivative !== undefined) {
    // Where φ itself is not finite, that is the one cause of both.
    const slope = (z: number): number => (Number.isFinite(forward(z)) ? derivative(z, forward(z)) : 0);
    findings.push(...runFindings('φ′', slope, points));
  }
  return [...findings, ...singlePrecisionFindings(activation, points)];
}

function runFindings(symbol: string, f: (z: number) => number, points: readonly number[]): Finding[] {
  const faultAt = (z: number): number | undefined => {
    const value = f(z);
    return Number.isFinite(value) ? undefined : value;
  };
  return findFaultRuns(points, faultAt, Object.is).map((run) => describeFault(symbol, run));
}

function describeFault(symbol: string, run: FaultRun<number>): Finding {
  const { worst, fault } = run;
  const isOverflow = !Number.isNaN(fault);
  const where = describeRun(run, 'z', formatNumber);
  return {
    message:
      `${symbol}(${formatNumber(worst)}) = ${formatNumber(fault)}: ` +
      `it ${isOverflow ? 'overflows' : 'is not a number'} ${where}; every finite z must give a finite value.`,
    hint: isOverflow ? overflowHint : notANumberHint,
    where: `z = ${formatNumber(worst)}`,
    expected: 'a finite number',
    got: formatNumber(fault),
  };
}

function rowwiseFindings({ forward, backward }: RowwiseActivation, rows: readonly (readonly number[])[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const values of rows) {
    for (const make of [Float64Array, Float32Array]) {
      const z = make.from(values);
      const [a, dz] = [new make(z.length), new make(z.length)];
      forward(z, a);
      backward(z, a, new make(z.length).fill(1), dz);
      const bits = make === Float32Array ? ' in 32 bits' : '';
      const [symbol, faulty] = a.every(Number.isFinite) ? ['Jᵀ·da', dz] : ['a', a];
      if (faulty.every(Number.isFinite)) continue;
      findings.push({
        message:
          `${symbol} = ${formatRow(faulty)} for the row z = ${formatRow(z)}${bits}; ` +
          'every finite row must give finite values.',
        hint: everyZ,
        where: `z = ${formatRow(z)}`,
        expected: 'finite numbers',
        got: formatRow(faulty),
      });
      break;
    }
  }
  return findings;
}

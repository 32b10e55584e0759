import type { ElementwiseActivationFunctions } from '@vitrum/core';
import { describeRun, findFaultRuns } from '../../numerics/fault-runs.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';

/** By how much φ′ may change when the a that it is given was rounded to 32 bits. */
const tolerance = 1e-4;

/** What goes wrong when z and a are stored as 32-bit floats, as they are in a network. */
export function singlePrecisionFindings(
  { forward, derivative }: Pick<ElementwiseActivationFunctions, 'forward' | 'derivative'>,
  points: readonly number[],
): readonly Finding[] {
  const overflow = (z: number): number | undefined => {
    const a = forward(z);
    return Number.isFinite(a) && !Number.isFinite(Math.fround(a)) ? a : undefined;
  };
  const findings = findFaultRuns(points, overflow, () => true).map((run): Finding => ({
    message:
      `φ(${formatNumber(run.worst)}) = ${formatNumber(run.fault)}, which is Infinity as a 32-bit float, ` +
      `${describeRun(run, 'z', formatNumber)}; networks compute in 32 bits.`,
    hint: 'Hold it at a value below 3.4e38.',
    where: `z = ${formatNumber(run.worst)}`,
    expected: 'at most 3.40282e38',
    got: formatNumber(run.fault),
  }));
  return derivative === undefined ? findings : [...findings, ...derivativeFindings({ forward, derivative }, points)];
}

function derivativeFindings(
  { forward, derivative }: Required<Pick<ElementwiseActivationFunctions, 'forward' | 'derivative'>>,
  points: readonly number[],
): readonly Finding[] {
  const rounding = (z64: number): RoundingFault | undefined => {
    const z = Math.fround(z64);
    const a = forward(z);
    const expected = derivative(z, a);
    if (!Number.isFinite(Math.fround(a)) || !Number.isFinite(expected)) return undefined; // told already
    const got = Math.fround(derivative(z, Math.fround(a)));
    const isRight = Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return isRight ? undefined : { got, expected, a: Math.fround(a) };
  };
  return findFaultRuns(points, rounding, () => true).map((run): Finding => {
    const { got, expected, a } = run.fault;
    return {
      message:
        `φ′(${formatNumber(run.worst)}) = ${formatNumber(got)} when it is given a = ${formatNumber(a)} as a 32-bit float, ` +
        `and ${formatNumber(expected)} in 64 bits; so ${describeRun(run, 'z', formatNumber)}.`,
      hint: 'a is stored in 32 bits: compute from z what cancels or overflows when computed from a.',
      where: `z = ${formatNumber(run.worst)}`,
      expected: formatNumber(expected),
      got: formatNumber(got),
    };
  });
}

interface RoundingFault {
  readonly got: number;
  readonly expected: number;
  readonly a: number;
}

import type { ElementwiseActivationFunctions } from '@vitrum/core';
import type { Fault } from '../../finding.ts';
import { describeRun, findFaultRuns } from '../../numerics/fault-runs.ts';
import { formatNumber } from '../../numerics/format-number.ts';

/** By how much φ′ may change when the a that it is given was rounded to 32 bits. */
const tolerance = 1e-4;

/** What goes wrong when z and a are stored as 32-bit floats, as they are in a network. */
export function singlePrecisionFaults(
  { forward, derivative }: Pick<ElementwiseActivationFunctions, 'forward' | 'derivative'>,
  points: readonly number[],
): readonly Fault[] {
  const overflow = (z: number): number | undefined => {
    const a = forward(z);
    return Number.isFinite(a) && !Number.isFinite(Math.fround(a)) ? a : undefined;
  };
  const faults = findFaultRuns(points, overflow, () => true).map((run): Fault => ({
    message:
      `φ(${formatNumber(run.worst)}) = ${formatNumber(run.fault)}, which is Infinity as a 32-bit float, ` +
      `${describeRun(run, 'z', formatNumber)}; networks compute in 32 bits.`,
    hint: 'Hold it at a value below 3.4e38.',
  }));
  return derivative === undefined ? faults : [...faults, ...derivativeFaults({ forward, derivative }, points)];
}

function derivativeFaults(
  { forward, derivative }: Required<Pick<ElementwiseActivationFunctions, 'forward' | 'derivative'>>,
  points: readonly number[],
): readonly Fault[] {
  const rounding = (z64: number): RoundingFault | undefined => {
    const z = Math.fround(z64);
    const a = forward(z);
    const expected = derivative(z, a);
    if (!Number.isFinite(Math.fround(a)) || !Number.isFinite(expected)) return undefined; // told already
    const got = Math.fround(derivative(z, Math.fround(a)));
    const isRight = Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return isRight ? undefined : { got, expected, a: Math.fround(a) };
  };
  return findFaultRuns(points, rounding, () => true).map((run): Fault => ({
    where: `φ′(${formatNumber(run.worst)})`,
    got: run.fault.got,
    expected: run.fault.expected,
    source: `given a = ${formatNumber(run.fault.a)} as a 32-bit float; in 64 bits it is`,
    more: `So ${describeRun(run, 'z', formatNumber)}`,
    hint: 'a is stored in 32 bits: compute from z what cancels or overflows when computed from a.',
  }));
}

interface RoundingFault {
  readonly got: number;
  readonly expected: number;
  readonly a: number;
}

import type { ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import { outcome, type Check } from '../../check.ts';
import { formatNumber, formatRow } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { elementwiseOf, rowwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';
import { forwardRow } from './functions.ts';

/** NaN goes in, NaN comes out; at ±∞ φ has its limit, where it has a value at all. */
export const activationNonFinite: Check<Subject<'activations'>> = {
  name: 'non-finite',
  title: 'NaN stays NaN, and ±∞ gives the limit',
  run: (subject) => {
    const usable = usableActivations(subject);
    if (usable.length === 0) return nothingUsable();
    const [elementwise, rowwise] = [elementwiseOf(usable), rowwiseOf(usable)];
    const failures = [
      ...findingsOf(elementwise, ({ forward }) => [...hiddenNaN(forward), ...wrongLimits(forward)]),
      ...findingsOf(rowwise, hiddenNaNInRow),
    ];
    const notes = [
      ...findingsOf(elementwise.slice(0, 1), ({ forward }) => limitsThatAreNaN(forward)),
      ...findingsOf(rowwise.slice(0, 1), rowsThatBecomeNaN),
    ];
    return outcome(`NaN, ∞ and −∞${inVariants(usable)}`, firstFew(failures), notes);
  },
};

const hiddenNaNHint =
  'NaN says that a network has gone wrong, and must not be hidden. ' +
  'A comparison with NaN is false: write z <= 0 ? 0 : z, not z > 0 ? z : 0.';

function hiddenNaN(forward: ElementwiseActivation['forward']): readonly Finding[] {
  const a = forward(NaN);
  if (Number.isNaN(a)) return [];
  return [
    {
      message: `φ(NaN) = ${formatNumber(a)}; it must be NaN.`,
      hint: hiddenNaNHint,
      where: 'z = NaN',
      expected: 'NaN',
      got: formatNumber(a),
    },
  ];
}

/** A finite value at ±∞ that is not the one that φ tends to. */
function wrongLimits(forward: ElementwiseActivation['forward']): readonly Finding[] {
  return [Infinity, -Infinity].flatMap((z) => {
    const a = forward(z);
    const limit = limitAt(forward, z);
    if (!Number.isFinite(a) || limit === undefined || isNear(a, limit)) return [];
    const [at, got, expected] = [z, a, limit].map(formatNumber);
    return [
      {
        message: `φ(${String(at)}) = ${String(got)}, but φ tends to ${String(expected)} there.`,
        where: `z = ${String(at)}`,
        expected: String(expected),
        got: String(got),
      },
    ];
  });
}

function limitsThatAreNaN(forward: ElementwiseActivation['forward']): readonly Finding[] {
  const infinite = [Infinity, -Infinity].filter((z) => Number.isNaN(forward(z)));
  if (infinite.length === 0) return [];
  const limits = infinite.map((z) => {
    const limit = limitAt(forward, z);
    return `φ(${formatNumber(z)}) = NaN${limit === undefined ? '' : `, where φ tends to ${formatNumber(limit)}`}`;
  });
  return [{ message: `${limits.join('; ')}. z is never infinite in a network that is in order.` }];
}

/** What φ tends to, where it seems to tend to a number. */
function limitAt(forward: ElementwiseActivation['forward'], z: number): number | undefined {
  const [near, far] = [forward(Math.sign(z) * 1e9), forward(Math.sign(z) * 1e12)];
  if (!Number.isFinite(near) || !Number.isFinite(far) || !isNear(near, far)) return undefined;
  return isNear(far, 0) ? 0 : far;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}

function hiddenNaNInRow(activation: RowwiseActivation): readonly Finding[] {
  return [0, 1, 2].flatMap((place) => {
    const z = Float64Array.of(0.5, -1, 2).with(place, NaN);
    const a = forwardRow(activation, z);
    if (a.some(Number.isNaN)) return [];
    return [
      {
        message: `The row z = ${formatRow(z)} gives a = ${formatRow(a)} without a NaN.`,
        hint: hiddenNaNHint,
        where: `z = ${formatRow(z)}`,
        expected: 'NaN',
        got: formatRow(a),
      },
    ];
  });
}

function rowsThatBecomeNaN(activation: RowwiseActivation): readonly Finding[] {
  const infinite = [Infinity, -Infinity].filter((value) =>
    forwardRow(activation, Float64Array.of(0.5, value, 2)).some(Number.isNaN),
  );
  if (infinite.length === 0) return [];
  const list = infinite.map(formatNumber).join(' and ');
  return [{ message: `A row with ${list} in it gives NaN. z is never infinite in a network that is in order.` }];
}

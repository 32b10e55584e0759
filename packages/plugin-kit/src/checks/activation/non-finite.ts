import type { ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber, formatRow } from '../../numerics/format-number.ts';
import { forwardRow } from './functions.ts';

type Forward = ElementwiseActivation['forward'];

/** NaN goes in, NaN comes out; at ±∞ φ has its limit, where it has a value at all. */
export const activationNonFinite = check<CheckContext<'activations'>>(
  'non-finite',
  'NaN stays NaN, and ±∞ gives the limit',
  ({ variants, tried }) => {
    tried('NaN, ∞ and −∞');
    for (const [i, { made, fail, note }] of variants.entries()) {
      fail(...(made.kind === 'rowwise' ? hiddenNaNInRow(made) : [...hiddenNaN(made.forward), ...wrongLimits(made.forward)]));
      if (i === 0) note(...(made.kind === 'rowwise' ? rowsThatBecomeNaN(made) : limitsThatAreNaN(made.forward)));
    }
  },
);

const hiddenNaNHint =
  'NaN says that a network has gone wrong, and must not be hidden. ' +
  'A comparison with NaN is false: write z <= 0 ? 0 : z, not z > 0 ? z : 0.';
const infinities = [Infinity, -Infinity];

function hiddenNaN(forward: Forward): readonly Fault[] {
  const a = forward(NaN);
  return Number.isNaN(a) ? [] : [{ where: 'φ(NaN)', got: a, expected: NaN, hint: hiddenNaNHint }];
}

/** A finite value at ±∞ that is not the one that φ tends to. */
function wrongLimits(forward: Forward): readonly Fault[] {
  return infinities.flatMap((z) => {
    const [a, limit] = [forward(z), limitAt(forward, z)];
    if (!Number.isFinite(a) || limit === undefined || isNear(a, limit)) return [];
    return [{ where: `φ(${formatNumber(z)})`, got: a, expected: limit, source: 'but φ tends to' }];
  });
}

function limitsThatAreNaN(forward: Forward): readonly Fault[] {
  const list = infinities.filter((z) => Number.isNaN(forward(z))).map((z) => {
    const limit = limitAt(forward, z);
    return `φ(${formatNumber(z)}) = NaN${limit === undefined ? '' : `, where φ tends to ${formatNumber(limit)}`}`;
  });
  return list.length === 0 ? [] : [{ message: `${list.join('; ')}. z is never infinite in a network that is in order.` }];
}

/** What φ tends to, where it seems to tend to a number. */
function limitAt(forward: Forward, z: number): number | undefined {
  const [near, far] = [forward(Math.sign(z) * 1e9), forward(Math.sign(z) * 1e12)];
  if (!Number.isFinite(near) || !Number.isFinite(far) || !isNear(near, far)) return undefined;
  return isNear(far, 0) ? 0 : far;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}

function hiddenNaNInRow(activation: RowwiseActivation): readonly Fault[] {
  return [0, 1, 2].flatMap((place) => {
    const z = Float64Array.of(0.5, -1, 2).with(place, NaN);
    const a = forwardRow(activation, z);
    if (a.some(Number.isNaN)) return [];
    return [{ message: `The row z = ${formatRow(z)} gives a = ${formatRow(a)} without a NaN.`, hint: hiddenNaNHint }];
  });
}

function rowsThatBecomeNaN(activation: RowwiseActivation): readonly Fault[] {
  const faulty = infinities.filter((value) => forwardRow(activation, Float64Array.of(0.5, value, 2)).some(Number.isNaN));
  if (faulty.length === 0) return [];
  return [{ message: `A row with ${faulty.map(formatNumber).join(' and ')} in it gives NaN. z is never infinite in a network that is in order.` }];
}

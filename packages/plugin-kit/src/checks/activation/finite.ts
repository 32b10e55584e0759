import type { ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { findInfiniteRuns } from '../../numerics/infinite-runs.ts';
import { infiniteFaults } from '../functions/finite.ts';
import { describePlaces } from '../functions/function-table.ts';
import { firstDisagreement } from '../functions/disagreement.ts';
import { activationTable, forwardRow } from './functions.ts';

/** How much φ′ may change when its argument a is rounded to 32 bits. */
const tolerance = 1e-4;
const infinities = [Infinity, -Infinity];
const unusual = 'z is never infinite in a network that is in order.';

/**
 * φ and φ′ are finite for every z from −1000 to 1000, also when stored in 32 bits; NaN stays NaN, and at ±∞ φ equals its limit if
 * it is not NaN.
 */
export const activationFinite = check<CheckContext<'activations'>>(
  'finite',
  'φ and φ′ are finite from −1000 to 1000, in 64 and 32 bits; NaN stays NaN, and ±∞ gives the limit',
  ({ variants, first, tried }) => {
    tried(`${describePlaces(activationTable(first.made), ({ valuePoints }) => valuePoints, ({ samples, extremes }) => [...samples, ...extremes])} from −1000 to 1000, subnormal numbers among them, NaN, ∞ and −∞`);
    for (const [i, { made, fail, note }] of variants.entries()) {
      const table = activationTable(made);
      fail(...infiniteFaults(table));
      if (made.kind !== 'rowwise') {
        const [points] = table.numbers.map(({ valuePoints }) => valuePoints);
        fail(...singlePrecisionFaults(made, points ?? []), ...wrongLimits(made));
      }
      if (i === 0) note(...(made.kind === 'rowwise' ? rowsThatBecomeNaN(made) : limitsThatAreNaN(made)));
    }
  },
);

/** Faults that arise when z and a are stored as 32-bit floats, as in a network. */
function singlePrecisionFaults({ forward, derivative }: ElementwiseActivation, points: readonly number[]): readonly Fault[] {
  const stored = (z: number): number => (Number.isFinite(forward(z)) ? Math.fround(forward(z)) : 0);
  const overflows = findInfiniteRuns(points, stored, 'z').map(({ worst, value, where }): Fault => ({
    where: `As a 32-bit float, φ(${formatNumber(worst)})`,
    got: value,
    expected: 'a finite number',
    more: `It overflows ${where}`,
    hint: 'Networks compute in 32 bits: hold it at a value below 3.4e38.',
  }));
  if (derivative === undefined) return overflows;
  const rounded = points.map(Math.fround).filter((z) => Number.isFinite(stored(z)) && Number.isFinite(derivative(z, forward(z))));
  return [...overflows, ...firstDisagreement(rounded, {
    got: (z) => derivative(z, Math.fround(forward(z))),
    expected: (z) => derivative(z, forward(z)),
    tolerance,
    term: 'φ′',
    source: 'given a as a 32-bit float; given it in 64 bits it is',
    hint: 'a is stored in 32 bits: compute from z what cancels or overflows when computed from a.',
  })];
}

/** Finite values at ±∞ that are not the limit of φ. */
function wrongLimits({ forward }: ElementwiseActivation): readonly Fault[] {
  return infinities.flatMap((z) => {
    const [a, limit] = [forward(z), limitAt(forward, z)];
    if (!Number.isFinite(a) || limit === undefined || isNear(a, limit)) return [];
    return [{ where: `φ(${formatNumber(z)})`, got: a, expected: limit, source: 'but φ tends to' }];
  });
}

function limitsThatAreNaN({ forward }: ElementwiseActivation): readonly Fault[] {
  const list = infinities.filter((z) => Number.isNaN(forward(z))).map((z) => {
    const limit = limitAt(forward, z);
    return `φ(${formatNumber(z)}) = NaN${limit === undefined ? '' : `, where φ tends to ${formatNumber(limit)}`}`;
  });
  return list.length === 0 ? [] : [{ message: `${list.join('; ')}. ${unusual}` }];
}

/** The limit of φ, if it seems to converge. */
function limitAt(forward: ElementwiseActivation['forward'], z: number): number | undefined {
  const [near, far] = [forward(Math.sign(z) * 1e9), forward(Math.sign(z) * 1e12)];
  if (!Number.isFinite(near) || !Number.isFinite(far) || !isNear(near, far)) return undefined;
  return isNear(far, 0) ? 0 : far;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}

function rowsThatBecomeNaN(activation: RowwiseActivation): readonly Fault[] {
  const faulty = infinities.filter((value) => forwardRow(activation, Float64Array.of(0.5, value, 2)).some(Number.isNaN));
  return faulty.length === 0 ? [] : [{ message: `A row with ${faulty.map(formatNumber).join(' and ')} in it gives NaN. ${unusual}` }];
}

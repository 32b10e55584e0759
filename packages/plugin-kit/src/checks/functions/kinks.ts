import type { Fault } from '../../finding.ts';
import { isBetween } from '../../numerics/compare-gradient.ts';
import { findKinks, isKink, sidesOf, type Kink } from '../../numerics/find-kinks.ts';
import { findSteps, isSamePlace, type Step } from '../../numerics/find-steps.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { termOf, type NumberFunction } from './function-table.ts';

const margin = 1e-6;
/** At most this many places are listed. */
const maxListed = 10;

/** Findings about the kinks of a function. */
export interface Kinks {
  /** Jumps of the function itself. */
  readonly jumps: readonly Step[];
  /** Declared kinks at which the derivative does not jump. */
  readonly smooth: readonly Kink[];
  /** Declared and detected kinks. */
  readonly confirmed: readonly Kink[];
}

/** Examines the declared kinks of a function, and searches for others. */
export function kinksOf({ f, derivative, kinks, ranges }: NumberFunction): Kinks {
  const jumps = findSteps(f, ranges);
  const isJump = ({ x }: Kink): boolean => jumps.some((jump) => isSamePlace(jump.x, x));
  const listed = kinks.map((x) => sidesOf(f, x)).filter((kink) => !isJump(kink));
  const found = findKinks(f, derivative, ranges).filter((kink) => !isJump(kink) && !kinks.some((x) => isSamePlace(x, kink.x)));
  return { jumps, smooth: listed.filter((kink) => !isKink(kink)), confirmed: [...listed.filter((kink) => isKink(kink)), ...found] };
}

/** A function must not jump, and at a kink the derivative must lie between the one-sided derivatives. */
export function kinkFaults(each: NumberFunction, { jumps, confirmed }: Kinks): readonly Fault[] {
  const { names, derivative } = each;
  const slopes = confirmed.map((kink) => ({ ...kink, got: derivative?.(kink.x) ?? NaN }));
  const wrong = slopes.filter(({ got, left, right }) => Number.isFinite(got) && !isBetween(got, { value: left, error: 0 }, { value: right, error: 0 }));
  return [
    ...jumps.map(({ x, before, after }): Fault => ({
      message: `${nameOf(each)} jumps at ${names.variable} = ${formatNumber(x)}, from ${formatNumber(before)} to ${formatNumber(after)}; a jump has no derivative to learn from.`,
      hint: 'Join the pieces: at the border both formulas must give the same value.',
    })),
    ...wrong.map(({ x, got, left, right }): Fault => ({
      where: termOf(names.slope, x, each.target),
      got: `${formatNumber(got)} at the kink`,
      expected: `${formatNumber(left)} (from the left), ${formatNumber(right)} (from the right) or between`,
    })),
  ];
}

/** A wrongly declared kink excludes its place from the comparison of derivatives. */
export function smoothFault({ names, kinkProperty }: NumberFunction, { x, left, right }: Kink): Fault {
  return {
    message:
      `${kinkProperty} names ${names.variable} = ${formatNumber(x)}, where ${names.slope} does not jump: ` +
      `it is ${formatNumber(left)} from the left and ${formatNumber(right)} from the right.`,
    hint: `Take ${x} out of ${kinkProperty}, at least where the options make ${names.value} smooth there.`,
  };
}

/** Undeclared kinks are not a fault, but gradient checks of networks do not avoid them. */
export function undeclaredNotes(each: NumberFunction, { confirmed }: Kinks): readonly Fault[] {
  const undeclared = confirmed.filter(({ x }) => !each.namesKink(x, margin * Math.max(1, Math.abs(x))));
  if (undeclared.length === 0) return [];
  const { names: { variable }, kinkProperty, kinkHint } = each;
  const list = undeclared.slice(0, maxListed).map(({ x, left, right }) => `${variable} = ${formatNumber(x)} (from ${formatNumber(left)} to ${formatNumber(right)})`);
  const others = undeclared.length > maxListed ? ` and ${undeclared.length - maxListed} other places` : '';
  return [{
    message: `${nameOf(each)} has ${undeclared.length === 1 ? 'a kink' : 'kinks'} at ${list.join(', ')}${others}; ${kinkProperty} does not say so.`,
    hint: others === '' ? kinkHint(undeclared) : undefined,
  }];
}

/** `φ`, `ℓ(·, −1)` */
const nameOf = ({ names, target }: NumberFunction): string => (target === undefined ? names.value : `${names.value}(·, ${formatNumber(target)})`);

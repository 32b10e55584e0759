import type { Activation, ElementwiseActivation } from '@vitrum/core';
import type { Fault } from '../../finding.ts';
import { distanceToNearest, isBetween } from '../../numerics/compare-gradient.ts';
import { findKinks, isKink, sidesOf, type Kink } from '../../numerics/find-kinks.ts';
import { findSteps, isSamePlace, type Step } from '../../numerics/find-steps.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { maxStep } from '../../numerics/numerical-derivative.ts';
import { ownDerivative } from './functions.ts';

/** What is known of the kinks of an activation. */
export interface Kinks {
  /** Where φ itself jumps. */
  readonly jumps: readonly Step[];
  /** Declared kinks at which φ′ does not jump. */
  readonly smooth: readonly Kink[];
  /** Declared kinks at which it does. */
  readonly confirmed: readonly Kink[];
  readonly undeclared: readonly Kink[];
}

/** Looks at the declared kinks of an activation, and for others. */
export function kinksOf(activation: Activation): Kinks {
  if (activation.kind === 'rowwise') return { jumps: [], smooth: [], confirmed: [], undeclared: [] };
  const { forward, kinks: declared = [] } = activation;
  const jumps = findSteps(forward);
  const isAt = (places: readonly number[], x: number): boolean => places.some((place) => isSamePlace(place, x));
  const isJump = (x: number): boolean => isAt(jumps.map((jump) => jump.x), x);
  const sides = declared.map((x) => sidesOf(forward, x, Math.min(maxStep, 0.9 * distanceToNearest(x, declared.filter((other) => other !== x)))));
  return {
    jumps,
    smooth: sides.filter((each) => !isKink(each) && !isJump(each.x)),
    confirmed: sides.filter((each) => isKink(each)),
    undeclared: findKinks(forward, ownDerivative(activation)).filter(({ x }) => !isAt(declared, x) && !isJump(x)),
  };
}

/** φ must not jump, and at a kink φ′ may be either of its sides or anything between. */
export function kinkFaults(activation: ElementwiseActivation, { jumps, confirmed, undeclared }: Kinks): readonly Fault[] {
  const derivative = ownDerivative(activation);
  const wrong = [...confirmed, ...undeclared].filter(({ x, left, right }) => {
    const got = derivative?.(x) ?? NaN;
    return Number.isFinite(got) && !isBetween(got, { value: left, error: 0 }, { value: right, error: 0 });
  });
  return [
    ...jumps.map(({ x, before, after }): Fault => ({
      message: `φ itself jumps at z = ${formatNumber(x)}, from ${formatNumber(before)} to ${formatNumber(after)}; a jump has no derivative to learn from.`,
      hint: 'Join the pieces: at the border both formulas must give the same value.',
    })),
    ...wrong.map(({ x, left, right }): Fault => ({
      where: `φ′(${formatNumber(x)})`,
      got: `${formatNumber(derivative?.(x) ?? NaN)} at the kink`,
      expected: `${formatNumber(left)} (from the left), ${formatNumber(right)} (from the right) or between`,
    })),
  ];
}

/** A declared kink that is none hides its place from the comparison of derivatives. */
export function smoothFault({ x, left, right }: Kink): Fault {
  return {
    message: `kinks names z = ${formatNumber(x)}, where φ′ does not jump: it is ${formatNumber(left)} from the left and ${formatNumber(right)} from the right.`,
    hint: `Take ${x} out of kinks, at least where the options make φ smooth there.`,
  };
}

/** Kinks that are not declared are no fault: gradient checks of networks do not keep away from them. */
export function undeclaredNotes({ kinks = [] }: ElementwiseActivation, { undeclared }: Kinks): readonly Fault[] {
  if (undeclared.length === 0) return [];
  const list = undeclared.map(({ x, left, right }) => `z = ${formatNumber(x)} (from ${formatNumber(left)} to ${formatNumber(right)})`);
  const all = [...kinks, ...undeclared.map(({ x }) => x)].sort((a, b) => a - b);
  return all.length > 10
    ? [{ message: `φ′ jumps at ${undeclared.length} places that kinks does not name, the first ${list[0] ?? ''}.` }]
    : [{ message: `φ′ jumps at ${list.join(', ')}, which kinks does not name.`, hint: `Write kinks: [${all.join(', ')}].` }];
}

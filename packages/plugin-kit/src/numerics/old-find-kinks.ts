import { measureRounding } from './measure-rounding.ts';
import { differentiateOneSided, type NumericalDerivative } from './numerical-derivative.ts';
import { simplestNumber } from './simplest-number.ts';

type ScalarFunction = (x: number) => number;

/** A place where the derivative jumps. */
export interface Kink {
  readonly x: number;
  /** The derivatives from both sides. */
  readonly left: number;
  readonly right: number;
}

/** A place where the function itself jumps. */
export interface Jump {
  readonly x: number;
  readonly before: number;
  readonly after: number;
}

/** What a scan finds. */
export interface Corners {
  readonly kinks: readonly Kink[];
  readonly jumps: readonly Jump[];
}

/** Where to look, and how closely. */
export interface ScanRange {
  readonly from: number;
  readonly to: number;
  readonly spacing: number;
}

/** From −1000 to 1000, more closely around 0. */
export const wholeRange: readonly ScanRange[] = [
  { from: -1000, to: -16, spacing: 1 / 2 ** 4 },
  { from: -16, to: 16, spacing: 1 / 2 ** 7 },
  { from: 16, to: 1000, spacing: 1 / 2 ** 4 },
];

/** How much the slope has to jump, compared with the slopes around. */
const relativeJump = 1e-3;
/** A jump of the function or of its slope below this does not show in 32-bit floats, and may be one of subnormal numbers. */
const smallestJump = 1e-8;
/** A second difference below this many times the rounding is nothing but that. */
const roundingMargin = 16;
/** How closely a kink is placed before the derivative or a round number tells more. */
const finest = 1 / 2 ** 26;

/** Finds kinks and jumps of a function; where its own derivative is given, it places them exactly. */
export function findCorners(f: ScalarFunction, derivative?: ScalarFunction, ranges = wholeRange): Corners {
  const kinks: Kink[] = [];
  const jumps: Jump[] = [];
  const rounding = measureRounding(f);
  for (const { from, to, spacing } of ranges) {
    let [before, here] = [f(from - spacing), f(from)];
    for (let x = from; x <= to; x += spacing) {
      const after = f(x + spacing);
      if (bends(before, here, after, spacing, rounding)) {
        const corner = inspect(f, x, spacing, derivative, rounding);
        if (corner !== undefined && 'before' in corner) addUnlessThere(jumps, corner);
        else if (corner !== undefined) addUnlessThere(kinks, corner);
      }
      before = here;
      here = after;
    }
  }
  return { kinks, jumps };
}

/** Whether two things are the same for a scan, whose cells overlap. */
export function isSamePlace(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
}

function addUnlessThere<T extends { readonly x: number }>(list: T[], item: T): void {
  if (!list.some(({ x }) => isSamePlace(x, item.x))) list.push(item);
}

/** True where three values at equal distances are too far from a line to be one that was rounded. */
function bends(before: number, here: number, after: number, spacing: number, rounding: number): boolean {
  const [rise, nextRise] = [here - before, after - here];
  const size = Math.max(Math.abs(before), Math.abs(here), Math.abs(after));
  const bend = Math.abs(nextRise - rise);
  const slopeJump = relativeJump * Math.max(Math.abs(rise), Math.abs(nextRise));
  return bend > Math.max(slopeJump, smallestJump * spacing, roundingMargin * rounding * size);
}

/** What there is within `spacing` of `x`. */
function inspect(
  f: ScalarFunction,
  x: number,
  spacing: number,
  derivative: ScalarFunction | undefined,
  rounding: number,
): Kink | Jump | undefined {
  const steepest = Math.max(Math.abs(f(x) - f(x - spacing)), Math.abs(f(x + spacing) - f(x))) / spacing;
  const slopeJump = Math.max(relativeJump * steepest, smallestJump);
  const place = narrow(f, x, spacing, slopeJump, rounding);
  if (place === undefined) return undefined;
  return jumpNear(f, place) ?? kinkNear(f, place, spacing, slopeJump, derivative, rounding);
}

/** An interval around a corner. */
interface Place {
  readonly x: number;
  readonly halfWidth: number;
}

/**
 * Follows the largest second difference down to ever smaller intervals. That of a smooth function vanishes there in
 * proportion to h², that of a kink to h, that of a jump not at all.
 */
function narrow(f: ScalarFunction, start: number, spacing: number, slopeJump: number, rounding: number): Place | undefined {
  let [x, h] = [start, spacing];
  let values: readonly [number, number, number] = [f(x - h), f(x), f(x + h)];
  while (h > finest * Math.max(1, Math.abs(start) / 64)) {
    h /= 2;
    const [left, middle, right] = values;
    const [innerLeft, innerRight] = [f(x - h), f(x + h)];
    const triples: readonly (readonly [number, number, number])[] = [
      [innerLeft, middle, innerRight],
      [left, innerLeft, middle],
      [middle, innerRight, right],
    ];
    let largest = -1;
    let chosen = 0;
    for (const [i, [a, b, c]] of triples.entries()) {
      const bend = Math.abs(a - 2 * b + c);
      if (bend > largest) [largest, chosen] = [bend, i];
    }
    values = triples[chosen] ?? values;
    x += [0, -h, h][chosen] ?? 0;
    if (!(largest > slopeJump * h)) return undefined;
    if (largest <= roundingMargin * rounding * Math.max(...values.map(Math.abs))) break;
  }
  return { x, halfWidth: h };
}

/** The two neighbouring numbers between which the function changes most, by bisection; a jump where it still does. */
function jumpNear(f: ScalarFunction, { x, halfWidth }: Place): Jump | undefined {
  let [low, high] = [x - 2 * halfWidth, x + 2 * halfWidth];
  const whole = Math.abs(f(high) - f(low));
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (Math.abs(f(middle) - f(low)) > Math.abs(f(high) - f(middle))) high = middle;
    else low = middle;
  }
  const [below, above] = [f(low), f(high)];
  // A function may have a value of its own at the border, half-way: sign(0) is 0.
  const least = Math.max(0.4 * whole, 1e-5 * Math.max(Math.abs(below), Math.abs(above)), smallestJump);
  if (!(Math.abs(above - below) > least)) return undefined;
  return { x: simplestNumber(x - 2 * halfWidth, x + 2 * halfWidth), before: f(x - 2 * halfWidth), after: f(x + 2 * halfWidth) };
}

function kinkNear(
  f: ScalarFunction,
  { x, halfWidth }: Place,
  spacing: number,
  slopeJump: number,
  derivative: ScalarFunction | undefined,
  rounding: number,
): Kink | undefined {
  const { left, right, jump, error, fartherJump } = sidesOf(f, { x, halfWidth }, spacing / 4, rounding);
  if (!(jump > slopeJump + 10 * error)) return undefined;
  // Between points twice as far apart, the slope of a bent but smooth function changes by twice as much.
  if (!(jump > 0.75 * fartherJump)) return undefined;
  const margin = 2 * halfWidth;
  const exact = derivative && derivativeJump(derivative, x - 2 * margin, x + 2 * margin);
  return { x: exact ?? simplestNumber(x - margin, x + margin), left, right };
}

/** The slopes on both sides of a place, and by how much the slopes twice as far away differ. */
interface Sides {
  readonly left: number;
  readonly right: number;
  readonly jump: number;
  readonly error: number;
  readonly fartherJump: number;
}

function sidesOf(f: ScalarFunction, { x, halfWidth }: Place, step: number, rounding: number): Sides {
  const at = (distance: number): readonly [NumericalDerivative, NumericalDerivative] => [
    differentiateOneSided(f, x - distance, -1, step, rounding),
    differentiateOneSided(f, x + distance, 1, step, rounding),
  ];
  const [left, right] = at(2 * halfWidth);
  const [fartherLeft, fartherRight] = at(4 * halfWidth);
  return {
    left: left.value,
    right: right.value,
    jump: Math.abs(left.value - right.value),
    error: left.error + right.error,
    fartherJump: Math.abs(fartherLeft.value - fartherRight.value),
  };
}

/** Where a derivative goes over from one value to the other: as the contribution has it written, to the last bit. */
function derivativeJump(derivative: ScalarFunction, from: number, to: number): number | undefined {
  let [low, high] = [from, to];
  const [before, after] = [derivative(low), derivative(high)];
  if (!Number.isFinite(before) || !Number.isFinite(after) || before === after) return undefined;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    const value = derivative(middle);
    if (Math.abs(value - before) <= Math.abs(value - after)) low = middle;
    else high = middle;
  }
  const isOneStep = Math.abs(derivative(high) - derivative(low)) > 0.5 * Math.abs(after - before);
  return isOneStep ? simplestNumber(low, high) : undefined;
}

import { TWO_OVER_PI_BITS, TWO_OVER_PI_DIGITS } from './two-over-pi.ts';

/** An angle as quarter turns and a rest: x = quarters · π/2 + high + low with |high + low| ≤ π/4. */
export interface QuarterTurns {
  /** Modulo 4: 0, 1, 2 or 3. */
  readonly quarters: number;
  /** The rest, rounded. */
  readonly high: number;
  /** What rounding it lost. */
  readonly low: number;
}

/** 2/π. */
const TWO_OVER_PI = 0.6366197723675814;
/** π/2 in parts of 33 bits: their products with a whole number of up to 20 bits are exact (Cody & Waite 1980). */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487111665e-21;
/** π/2 less the three parts, rounded. */
const HALF_PI_REST = 8.4784276603689e-32;
/** 2²⁰ quarter turns. */
const MAX_INPUT = 1_647_099;

/** Takes an angle apart; the rest keeps its digits where x is next to a multiple of π/2. */
export function quarterTurns(x: number): QuarterTurns {
  if (Math.abs(x) > MAX_INPUT) return quarterTurnsOfLarge(x);
  const n = Math.floor(x * TWO_OVER_PI + 0.5);
  const first = x - n * HALF_PI_1; // exact
  const part2 = n * HALF_PI_2;
  const second = first - part2;
  const part3 = n * HALF_PI_3;
  const third = second - part3;
  const lost = differenceError(first, part2, second) + differenceError(second, part3, third) - n * HALF_PI_REST;
  const high = third + lost;
  return { quarters: n & 3, high, low: third - high + lost };
}

/**
 * What was lost where a − b was rounded to `difference`, whichever is larger.
 *
 * Source: Knuth 1997, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B.
 */
function differenceError(a: number, b: number, difference: number): number {
  const minusB = difference - a;
  return a - (difference - minusB) - (b + minusB);
}

const BITS_OF_REST = 180n;
/** 2⁻¹⁸⁰. */
const UNIT_OF_REST = 6.525304467998525e-55;
const BITS_OF_HALF_PI = 192n;
const bits = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/**
 * The same with whole numbers of any length: x = m·2ᵉ, and m times the digits of 2/π gives the quarters before the point
 * and the part of one behind it.
 *
 * Source: Payne & Hanek 1983, doi:10.1145/1057600.1057602, for the idea.
 */
function quarterTurnsOfLarge(x: number): QuarterTurns {
  bits.setFloat64(0, Math.abs(x));
  const pattern = bits.getBigUint64(0);
  const mantissa = (pattern & 0xfffffffffffffn) | 0x10000000000000n;
  const point = TWO_OVER_PI_BITS - ((pattern >> 52n) - 1075n);
  const turns = mantissa * TWO_OVER_PI_DIGITS;
  const n = (turns + (1n << (point - 1n))) >> point;
  const part = (turns - (n << point)) >> (point - BITS_OF_REST);
  const halfPi = (1n << (TWO_OVER_PI_BITS + BITS_OF_HALF_PI)) / TWO_OVER_PI_DIGITS;
  const rest = (part * halfPi) >> BITS_OF_HALF_PI;
  const rounded = Number(rest);
  const sign = x < 0 ? -1 : 1;
  return {
    quarters: Number((x < 0 ? -n : n) & 3n),
    high: sign * rounded * UNIT_OF_REST,
    low: sign * Number(rest - BigInt(rounded)) * UNIT_OF_REST,
  };
}

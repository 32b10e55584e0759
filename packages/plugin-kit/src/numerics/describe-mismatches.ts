import type { WrongValue } from '../finding.ts';
import type { Comparison, Mismatch } from './compare-gradient.ts';
import { formatCount, formatNumber } from './format-number.ts';
import { differentiate, type ScalarFunction } from './numerical-derivative.ts';
import { range } from './sample-points.ts';

/** How to describe mismatches. */
export interface MismatchWords<M extends Mismatch> {
  /** The quantity at one place: `φ′(0.5)`. */
  readonly term: (mismatch: M) => string;
  /** The noun for a place: `point`. */
  readonly unit: string;
  /** The variables whose ranges are given: `{ z: ({ x }) => x }`. */
  readonly variables?: Readonly<Record<string, (mismatch: M) => number>>;
  /** The other inputs: `for z = [1, 2]`. */
  readonly given?: string;
  readonly hint?: string | undefined;
}

/** The worst mismatch of a comparison and the location of the others; nothing if there are none. */
export function describeMismatches<M extends Mismatch>(
  { mismatches, compared }: Pick<Comparison, 'compared'> & { readonly mismatches: readonly M[] },
  { term, unit, variables = {}, given, hint }: MismatchWords<M>,
): readonly WrongValue[] {
  const isOrdinary = (mismatch: M): boolean => [mismatch.x, ...Object.values(variables).map((of) => of(mismatch))].every((x) => Math.abs(x) <= 10);
  const ordinary = mismatches.filter(isOrdinary);
  const worst = worstOf(ordinary.length > 0 ? ordinary : mismatches);
  if (worst === undefined) return [];
  const ranges = Object.entries(variables).map(([name, of]) => `, ${name} = ${describeRange(mismatches.map(of))}`);
  const others =
    mismatches.length === 1
      ? `It is the only one of ${formatCount(compared, unit)}`
      : `So at ${formatCount(mismatches.length, unit)} of ${compared.toLocaleString('en-US')}${ranges.join('')}`;
  const more = given === undefined ? others : `${others}, ${given}`;
  return [{ where: term(worst), got: worst.got, expected: worst.expected, source: 'central differences give', more, hint }];
}

/** The largest mismatch; among similar ones, that at the simplest place. */
function worstOf<M extends Mismatch>(mismatches: readonly M[]): M | undefined {
  const largest = mismatches.reduce((max, each) => Math.max(max, severity(each)), 0);
  const [first, ...others] = mismatches.filter((each) => severity(each) >= 0.9 * largest);
  return others.reduce((best, each) => (best === undefined || readability(each.x) < readability(best.x) ? each : best), first);
}

/** By number of characters, then by size. */
function readability(x: number): number {
  return String(Math.abs(x)).length + Math.abs(x) / 1e4;
}

function severity({ got, expected }: Mismatch): number {
  return Math.abs(got - expected) / Math.max(1, Math.abs(expected));
}

function describeRange(values: readonly number[]): string {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) [min, max] = [Math.min(min, value), Math.max(max, value)];
  return min === max ? formatNumber(min) : `${formatNumber(min)} to ${formatNumber(max)}`;
}

/** A hint for a derivative that is off by a constant factor, including the sign. */
export function explainFactor(f: ScalarFunction, derivative: ScalarFunction): string | undefined {
  const ratios = range(-40, 40, (n) => n / 10 + 0.05).flatMap((x) => {
    const { value, error } = differentiate(f, x);
    const isClear = Math.abs(value) > 1e-4 && error < 1e-4 * Math.abs(value);
    return isClear && Number.isFinite(derivative(x)) ? [derivative(x) / value] : [];
  });
  const [factor] = ratios;
  if (factor === undefined || ratios.length < 10 || factor === 0) return undefined;
  if (!ratios.every((ratio) => Math.abs(ratio - factor) <= 1e-3 * Math.abs(factor))) return undefined;
  if (Math.abs(factor + 1) < 1e-3) return 'Its sign is the wrong way round.';
  return Math.abs(factor - 1) < 1e-3
    ? undefined
    : `It is everywhere ${formatNumber(Number(factor.toPrecision(3)))} times what it should be.`;
}

import type { Finding } from '../report.ts';
import type { Comparison, Mismatch } from './compare-derivative.ts';
import { differentiate } from './numerical-derivative.ts';
import { formatCount, formatNumber } from './format-number.ts';
import { range } from './sample-points.ts';

type ScalarFunction = (x: number) => number;

/** The worst of several mismatches, and where the others are; there is one at least. */
export function describeMismatches({ mismatches, compared }: Comparison, symbol: string, variable: string): Finding {
  const worst = worstOf(mismatches);
  const [x, got, expected] = [worst.x, worst.got, worst.expected].map(formatNumber);
  const [least, most] = extremesOf(mismatches.map((mismatch) => mismatch.x));
  const others =
    mismatches.length === 1
      ? `the only one of ${formatCount(compared, 'point')}`
      : `as at ${formatCount(mismatches.length, 'point')} of ${compared.toLocaleString('en-US')}, ` +
        `from ${variable} = ${formatNumber(least)} to ${formatNumber(most)}`;
  return {
    message: `${symbol}(${String(x)}) = ${String(got)}, central differences give ${String(expected)}; ${others}.`,
    where: `${variable} = ${String(x)}`,
    expected: String(expected),
    got: String(got),
  };
}

/** The mismatch that is farthest off; of those that are about as far off, the one whose place is easiest to read. */
export function worstOf(mismatches: readonly Mismatch[]): Mismatch {
  const largest = mismatches.reduce((most, each) => Math.max(most, severity(each)), 0);
  return mismatches
    .filter((each) => severity(each) >= 0.9 * largest)
    .reduce((best, each) => (readability(each.x) < readability(best.x) ? each : best));
}

/** The number of characters, and among equals the size. */
function readability(x: number): number {
  return String(Math.abs(x)).length + Math.abs(x) / 1e4;
}

function severity({ got, expected }: Mismatch): number {
  return Math.abs(got - expected) / Math.max(1, Math.abs(expected));
}

function extremesOf(places: readonly number[]): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const place of places) [least, most] = [Math.min(least, place), Math.max(most, place)];
  return [least, most];
}

/** What to do about a derivative that is the right one times a constant, the sign among them. */
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

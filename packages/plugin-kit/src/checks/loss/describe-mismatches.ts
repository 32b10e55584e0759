import type { Mismatch } from '../../numerics/compare-gradient.ts';
import { worstOf } from '../../numerics/describe-mismatches.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';

/** A mismatch for one target. */
export interface TargetMismatch extends Mismatch {
  readonly target: number;
}

/** The worst of several mismatches, and for which outputs and targets there are others; there is one at least. */
export function describeLossMismatches(mismatches: readonly TargetMismatch[], compared: number): Finding {
  const ordinary = mismatches.filter(({ x, target }) => Math.abs(x) <= 10 && Math.abs(target) <= 10);
  const worst = worstOf(ordinary.length > 0 ? ordinary : mismatches) ?? { x: NaN, got: NaN, expected: NaN };
  const target = mismatches.find((each) => each === worst)?.target ?? NaN;
  const [y, t, got, expected] = [worst.x, target, worst.got, worst.expected].map(formatNumber);
  const spread = (values: readonly number[]): string => {
    const [least, most] = values.reduce<readonly [number, number]>(
      ([low, high], x) => [Math.min(low, x), Math.max(high, x)],
      [Infinity, -Infinity],
    );
    return least === most ? formatNumber(least) : `${formatNumber(least)} to ${formatNumber(most)}`;
  };
  const others =
    mismatches.length === 1
      ? `the only one of ${formatCount(compared, 'pair')}`
      : `as at ${formatCount(mismatches.length, 'pair')} of ${compared.toLocaleString('en-US')}, ` +
        `y = ${spread(mismatches.map(({ x }) => x))}, t = ${spread(mismatches.map((each) => each.target))}`;
  return {
    message: `∂ℓ/∂y(${String(y)}, ${String(t)}) = ${String(got)}, central differences give ${String(expected)}; ${others}.`,
    where: `y = ${String(y)}, t = ${String(t)}`,
    expected: String(expected),
    got: String(got),
  };
}

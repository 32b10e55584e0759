import { formatNumber } from '../format/number.ts';

/** A printable sum: every number rounded, and the difference that this leaves as a separate term. */
export interface RoundedSum {
  readonly decimals: number;
  readonly terms: readonly number[];
  readonly total: number;
  /** The rounded total minus the sum of the rounded terms. */
  readonly rest: number;
}

/** From here on, numbers are written in scientific notation. */
const maxInColumn = 1e8;

/** Rounds a sum for a column that adds up to the last digit; undefined where its numbers are too large, or not finite. */
export function roundSum(terms: readonly number[], total: number, decimals = decimalsFor([...terms, total])): RoundedSum | undefined {
  if (![...terms, total].every((value) => Math.abs(value) < maxInColumn)) return undefined;
  const scale = Number(`1e${decimals}`);
  const inUnits = terms.map((term) => Math.round(term * scale));
  const totalInUnits = Math.round(total * scale);
  const rest = totalInUnits - inUnits.reduce((sum, term) => sum + term, 0);
  return { decimals, terms: inUnits.map((term) => term / scale), total: totalInUnits / scale, rest: rest / scale };
}

/** Four decimals, or as many as the largest number needs for four digits. */
export function decimalsFor(values: readonly number[]): number {
  const largest = values.reduce((max, value) => (Number.isFinite(value) ? Math.max(max, Math.abs(value)) : max), 0);
  if (largest === 0 || largest >= 1) return 4;
  return Math.min(12, 3 - Math.floor(Math.log10(largest)));
}

/** With some significant digits, four by default; scientific notation if shorter; with a minus sign (U+2212). */
export function significant(value: number, digits = 4): string {
  if (value === 0 || !Number.isFinite(value)) return formatNumber(value);
  const size = Math.abs(value);
  const text = size < 0.001 || size >= 1e6 ? value.toExponential(digits - 1) : value.toPrecision(digits);
  return text.replace(/^-/, '−').replace('e-', 'e−').replace('e+', 'e');
}

/** With a fixed number of decimals and a minus sign (U+2212), except for zero. */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

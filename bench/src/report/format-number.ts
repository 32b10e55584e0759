import type { Summary } from '../statistics/summary.ts';

/** Three significant digits, thousands grouped: `0.135`, `12.1`, `1,230`. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value);
}

/** Median and range: `0.135 (0.131–0.142)`; a single measurement has no range. */
export function formatSummary({ median, min, max, count }: Summary): string {
  return count === 1 ? formatNumber(median) : `${formatNumber(median)} (${formatNumber(min)}–${formatNumber(max)})`;
}

/** A ratio: `39 ×`. */
export function formatRatio(ratio: number): string {
  return `${formatNumber(ratio)} ×`;
}

const units = [
  { size: 1, name: 's' },
  { size: 1e-3, name: 'ms' },
  { size: 1e-6, name: 'µs' },
  { size: 1e-9, name: 'ns' },
] as const;

/** A time in a suitable unit: `1.85 µs`. */
export function formatSeconds(seconds: number): string {
  const unit = units.find(({ size }) => seconds >= size) ?? { size: 1e-9, name: 'ns' };
  return `${formatNumber(seconds / unit.size)} ${unit.name}`;
}

const mebibyte = 2 ** 20;

/** Bytes in mebibytes: `142 MB`. */
export function formatMegabytes(bytes: number): string {
  return `${formatNumber(bytes / mebibyte)} MB`;
}

/** A whole number with its thousands grouped. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A whole number for people: `60,000`. */
export const formatCount = (count: number): string => grouped.format(count);

/** A number of things for people: `1 epoch`, `60,000 samples`. */
export const formatCounted = (count: number, singular: string, plural = `${singular}s`): string => `${formatCount(count)} ${count === 1 ? singular : plural}`;

/** A share in per cent for people: `95.08 %`. */
export const formatPercent = (percent: number): string => `${percent.toFixed(2)} %`;

/** A loss or another figure of any magnitude for people: `0.2189`, or in scientific notation, `1.2e-7`, `3.1e+8`. */
export function formatFigure(value: number, decimals = 4): string {
  const size = Math.abs(value);
  const isTiny = value !== 0 && size < 0.001;
  return isTiny || size >= 1e6 ? value.toExponential(1) : value.toFixed(decimals);
}

/** A time for people: `0.71 s`, `12 s`, `3:04 min`, `2:07:09 h`. */
export function formatDuration(seconds: number): string {
  return seconds < 9.995 ? `${seconds.toFixed(2)} s` : formatWholeSeconds(seconds);
}

/** An estimated time: `9 s`, `3:04 min`. */
export function formatWholeSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours === 0) return `${minutes}:${twoDigits(rest)} min`;
  return `${hours}:${twoDigits(minutes)}:${twoDigits(rest)} h`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Rounds to a number of decimals, for machine-readable output. */
export const roundTo = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Rounds to six significant digits, for machine-readable output. */
export const roundToSix = (value: number): number => Number(value.toPrecision(6));

/**
 * A measured or predicted value for people, in six significant digits: `24.35`, `504609`, `1.200e-7`; 32-bit floats have no more.
 */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e9) ? value.toExponential(3) : String(size >= 1e6 ? Math.round(value) : Number(value.toPrecision(6)));
}

export { formatCount } from '@vitrum/runs/internal';

/** Per cent with two decimals: 94.88 %. The space does not break. */
export const formatPercent = (percent: number): string => `${percent.toFixed(2)}\u00a0%`;

/** A number with four decimals, or in scientific notation if those are not enough; with a minus sign (U+2212). */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text = size !== 0 && (size < 0.0005 || size >= 100_000) ? value.toExponential(2) : value.toFixed(4);
  return text.replace(/^-/, '−').replace('e-', 'e−');
}

/** A duration: 4 ms, 0.8 s, 12.3 s, 2 min 5 s. */
export function formatSeconds(seconds: number): string {
  if (seconds < 0.1) return `${Math.max(1, Math.round(1000 * seconds))}\u00a0ms`;
  if (seconds < 60) return `${seconds.toFixed(1)}\u00a0s`;
  return `${Math.floor(seconds / 60)}\u00a0min ${Math.round(seconds % 60)}\u00a0s`;
}

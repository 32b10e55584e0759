/** A number for sentences: six digits, with a real minus sign. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return withMinus(String(value));
  return Object.is(value, -0) ? '−0' : withMinus(String(Number(value.toPrecision(6))));
}

/** A number with all its digits, for bitwise comparisons. */
export function formatExactly(value: number): string {
  return Object.is(value, -0) ? '−0' : withMinus(String(value));
}

/** A row of numbers for sentences; long rows are truncated. */
export function formatRow(row: ArrayLike<number>): string {
  const shown = Array.from(row).slice(0, 5).map(formatNumber);
  return `[${shown.join(', ')}${row.length > shown.length ? ', …' : ''}]`;
}

/** `1,234 points`, `1 point`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? singular : plural}`;
}

function withMinus(text: string): string {
  return text.replaceAll('-', '−');
}

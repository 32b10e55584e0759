import sparkly from 'sparkly';

/** A sparkline of at most `width` characters, `█▆▄▃▂▁`; with more numbers, each character is a mean. */
export function renderSparkline(values: readonly number[], width: number): string {
  const length = Math.min(width, values.length);
  const means = Array.from({ length }, (_, i) => {
    const part = values.slice(Math.floor((i * values.length) / length), Math.floor(((i + 1) * values.length) / length));
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  return means.length === 0 ? '' : sparkly(means);
}

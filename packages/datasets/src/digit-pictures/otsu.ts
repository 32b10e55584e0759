/**
 * Otsu's threshold: the t that maximizes n₀ · n₁ · (μ₀ − μ₁)², where class 0 has the values ≤ t (Otsu 1979,
 * doi:10.1109/TSMC.1979.4310076). If several do, as in a gap between the classes, the middle one.
 */
export function otsuThreshold(values: Uint8Array | Uint8ClampedArray): number {
  const histogram = new Float64Array(256);
  for (const value of values) histogram[value] = (histogram[value] ?? 0) + 1;
  const total = histogram.reduce((sum, count, value) => sum + count * value, 0);
  let [count, sum, best, first, last] = [0, 0, -1, 0, 0];
  for (let value = 0; value < 256; value++) {
    count += histogram[value] ?? 0;
    sum += value * (histogram[value] ?? 0);
    const others = values.length - count;
    if (count === 0 || others === 0) continue;
    const distance = sum / count - (total - sum) / others;
    const separation = count * others * distance * distance;
    if (separation > best) [best, first] = [separation, value];
    if (separation === best) last = value;
  }
  return Math.floor((first + last) / 2);
}

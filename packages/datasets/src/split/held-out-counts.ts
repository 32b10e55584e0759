/**
 * The number of held-out samples per group, proportional to its size within one sample, by the largest-remainder method. A group
 * of at least two samples is represented in both parts; a single sample is used for training.
 *
 * Source: Hamilton 1792, whose method of apportionment this is.
 */
export function heldOutCounts(groupSizes: readonly number[], share: number): number[] {
  const groups = groupSizes.map((size) => ({ wanted: size * share, max: Math.max(0, size - 1) }));
  const counts = groups.map(({ wanted, max }) => Math.min(Math.max(Math.floor(wanted), 1), max));
  const lack = groups.map(({ wanted }, group) => wanted - (counts[group] ?? 0));
  const inNeed = groups
    .map(({ max }, group) => ({ group, max }))
    .filter(({ group, max }) => (lack[group] ?? 0) > 0 && (counts[group] ?? 0) < max)
    .sort((a, b) => (lack[b.group] ?? 0) - (lack[a.group] ?? 0));
  const missing = Math.round(sum(groupSizes) * share) - sum(counts);
  for (const { group } of inNeed.slice(0, Math.max(0, missing))) counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

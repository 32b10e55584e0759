/**
 * How many samples of each group are held out, so that together they are the share of all, and each group has its own share
 * to within one sample: the whole part first, then one more for those that lack most of it (largest remainder). A group of
 * at least two samples has at least one in both parts; a sample that is alone is learned from.
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

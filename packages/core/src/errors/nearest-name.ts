/**
 * The number of single-letter insertions, deletions, substitutions and adjacent transpositions that turn `a` into `b`.
 *
 * Source: the "optimal string alignment" distance, Damerau 1964, doi:10.1145/363958.363994.
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) distance = Math.min(distance, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Ignores incidental differences: case, hyphens, underscores and spaces. */
const normalize = (name: string): string => name.toLowerCase().replaceAll(/[-_\s]/g, '');

/**
 * The candidate that `name` was probably meant to be; undefined if none is close.
 *
 * A prefix counts as close (`soft` → `softmax`); otherwise at most a third of the letters may differ.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = normalize(name);
  if (wanted === '') return undefined;
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const normalized = normalize(candidate);
    const distance = editDistance(wanted, normalized);
    const isClose = distance <= Math.max(1, Math.floor(Math.max(wanted.length, normalized.length) / 3));
    const isPrefix = wanted.length >= 3 && normalized.startsWith(wanted);
    if ((isClose || isPrefix) && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `Did you mean "x"? ` for a close candidate, otherwise an empty string; a prefix for hints. */
export function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `Did you mean "${nearest}"? `;
}

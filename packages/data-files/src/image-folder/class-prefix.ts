/** A file name without its trailing number: `cat` for `cat.0.jpg`, `yorkshire_terrier` for `yorkshire_terrier_10.jpg`. */
export function classPrefix(fileName: string): string | undefined {
  const [, prefix] = /^(.*?)[\s._-]*\(?\d+\)?\.[^.]+$/.exec(fileName) ?? [];
  return prefix !== undefined && /\p{L}/u.test(prefix) ? prefix : undefined;
}

/** True if the prefixes of all names are classes: at least two, with at least two pictures each. */
export function haveClassPrefixes(fileNames: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const name of fileNames) {
    const prefix = classPrefix(name);
    if (prefix === undefined) return false;
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return counts.size > 1 && [...counts.values()].every((count) => count > 1);
}

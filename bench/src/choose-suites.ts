import type { Suite } from './suite.ts';

/** Command-line options. */
export interface Choice {
  /** Names; all suites by default. */
  readonly only?: readonly string[];
  readonly isQuick: boolean;
}

/**
 * The suites to measure, in the order of the report. Suites chosen by name run in the short form too.
 *
 * @throws RangeError for an unknown name
 */
export function chooseSuites(suites: readonly Suite[], { only, isQuick }: Choice): readonly Suite[] {
  if (only === undefined) return suites.filter(({ isInQuick = true }) => isInQuick || !isQuick);
  const names = suites.map(({ name }) => name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new RangeError(`There is no suite ${unknown.join(', ')}. The suites: ${names.join(', ')}.`);
  return suites.filter(({ name }) => only.includes(name));
}

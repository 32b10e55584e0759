import type { Contribution } from './contribution.ts';

/**
 * The contract of a kind of contribution: its types, for the compiler, and the names of its properties, at run time. `Ready` is a
 * contribution that is ready to use, `Functions` what its maker returns.
 */
export interface Contract<Ready, Functions> {
  /** The properties of `Ready`, without those that every contribution has. */
  readonly properties: readonly string[];
  /** Carries the types; never present at run time. */
  readonly types?: readonly [Ready, Functions];
}

/** The properties of every member of a union. */
type PropertiesOf<T> = T extends unknown ? keyof T : never;

/** Creates a contract. Omitting a property of the type, or naming one that it lacks, does not compile. */
export function contract<Ready extends Contribution, Functions = never>(
  properties: Readonly<Record<Exclude<PropertiesOf<Ready>, keyof Contribution>, true>>,
): Contract<Ready, Functions> {
  return { properties: Object.keys(properties) };
}

import type { Contribution } from './contribution.ts';

/**
 * What contributions of one kind are: their type, for the compiler, and the names of their properties, for a program that runs.
 * `Ready` is one that can be used as it is; `Functions` is what one made from options is made of.
 */
export interface Contract<Ready, Functions> {
  /** The properties of one that is ready, without those that every contribution has. */
  readonly properties: readonly string[];
  /** For the compiler alone: no value has it. */
  readonly types?: readonly [Ready, Functions];
}

/** The properties of every member of a union. */
type PropertiesOf<T> = T extends unknown ? keyof T : never;

/** A contract. A property of the type that is missing here, or one that the type does not have, does not compile. */
export function contract<Ready extends Contribution, Functions = never>(
  properties: Readonly<Record<Exclude<PropertiesOf<Ready>, keyof Contribution>, true>>,
): Contract<Ready, Functions> {
  return { properties: Object.keys(properties) };
}

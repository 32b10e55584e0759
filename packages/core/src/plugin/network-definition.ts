import type { Contribution } from '../contracts/contribution.ts';
import type { NetworkDescription, NetworkEnds } from '../contracts/network.ts';
import type { OptionSchema, OptionValue, Option, Reference, ReferenceOption } from '../options/option-schema.ts';

/** The validated options of a network, as plain JSON: a reference stays a reference, since the result is plain JSON too. */
export type PlainOptionValues<Schema extends OptionSchema> = {
  readonly [Name in keyof Schema]: Schema[Name] extends ReferenceOption ? Reference : Schema[Name] extends Option ? OptionValue<Schema[Name]> : never;
};

/** What a plugin registers to contribute a network by name: a rule from options and the two ends to layers. */
export interface NetworkDefinition<Name extends string = string, Schema extends OptionSchema = OptionSchema>
  extends Contribution<Name> {
  /** The network's options, their types, ranges and defaults; `build` gets their values. */
  readonly options: Schema;
  // A method, not a property: a definition with particular options must be assignable to the general form.
  /**
   * The layers of the network between these ends, as plain JSON. Pure: the same layers for the same arguments.
   *
   * @throws VITRUM_SHAPE_MISMATCH for samples that it cannot take
   */
  build(options: PlainOptionValues<Schema>, ends: NetworkEnds): NetworkDescription;
}

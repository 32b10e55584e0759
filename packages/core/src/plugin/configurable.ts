import type { Contribution } from '../contracts/contribution.ts';
import type { OptionSchema, OptionValues } from '../options/option-schema.ts';

/** A contribution with options: `create` makes its functions from validated values, defaults filled in. */
export interface Configurable<Functions, Name extends string = string, Schema extends OptionSchema = OptionSchema>
  extends Contribution<Name> {
  /** The options, their types, ranges and defaults. */
  readonly options: Schema;
  // A method, not a property: a definition with particular options must be assignable to the general form.
  /** Makes the functions for one choice of options. Called with values that have been checked against `options`. */
  create(options: OptionValues<Schema>): Functions;
}

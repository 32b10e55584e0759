import type { Contribution } from '../contracts/contribution.ts';
import type { LayerPlan } from '../contracts/layer.ts';
import type { Shape } from '../contracts/tensor.ts';
import type { OptionSchema, OptionValues } from '../options/option-schema.ts';

/** What a plugin registers to contribute a layer. */
export interface LayerDefinition<Name extends string = string, Schema extends OptionSchema = OptionSchema>
  extends Contribution<Name> {
  readonly options: Schema;
  // A method, not a property: a definition with particular options must be assignable to the general form.
  /**
   * The layer for inputs of these shapes. Pure: the same plan for the same arguments, no memory and no random numbers.
   *
   * @throws VITRUM_SHAPE_MISMATCH for shapes that it cannot take
   */
  plan(options: OptionValues<Schema>, inputs: readonly [Shape, ...Shape[]]): LayerPlan;
}

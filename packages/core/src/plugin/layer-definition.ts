import type { Contribution } from '../contracts/contribution.ts';
import type { LayerPlan } from '../contracts/layer.ts';
import type { Shape } from '../contracts/tensor.ts';
import type { OptionSchema, OptionValues } from '../options/option-schema.ts';
import type { LayerEntry, PlacedLayer } from './layer-entry.ts';

/** What a plugin registers to contribute a layer. */
export interface LayerDefinition<Name extends string = string, Schema extends OptionSchema = OptionSchema>
  extends Contribution<Name> {
  /** The layer's options, their types, ranges and defaults; `plan` gets their values. */
  readonly options: Schema;
  /** For a layer that ends blocks of others, as `add` ends residual blocks: a list of layers with such blocks written out. */
  readonly writeOut?: (layers: readonly LayerEntry[]) => readonly PlacedLayer[];
  // A method, not a property: a definition with particular options must be assignable to the general form.
  /**
   * The layer for inputs of these shapes. Pure: the same plan for the same arguments, no memory and no random numbers.
   *
   * @throws VITRUM_SHAPE_MISMATCH for shapes that it cannot take
   */
  plan(options: OptionValues<Schema>, inputs: readonly [Shape, ...Shape[]]): LayerPlan;
}

import type { Reference } from '@vitrum/core';

/**
 * A residual block as plain JSON: a branch of layers whose output is added to what the block reads, a = φ(f(x) + s(x)).
 *
 * It is written out as its layers, an `add` and, with φ, an `activation`. Source: He, Zhang, Ren and Sun 2016,
 * doi:10.1109/CVPR.2016.90.
 */
// A type and not an interface: only that can be taken for a LayerConfig, which may have any option.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ResidualConfigOf<Layer, Activation = Reference> = {
  /** Tells the block from the layers of a list. */
  readonly type: 'residual';
  /** The name by which later layers read what comes out of the block. */
  readonly name?: string;
  /** The earlier layer that the block reads, by name. By default the layer before. */
  readonly inputs?: readonly string[];
  /** False freezes all layers of the block, see `LayerLinks.trainable`. True by default. */
  readonly trainable?: boolean;
  /** The branch f. Its first layer reads what the block reads, unless it names its inputs. */
  readonly layers: readonly BlockLayer<Layer, Activation>[];
  /** The way around, s: a projection where the branch changes the shape. By default x itself. */
  readonly shortcut?: readonly BlockLayer<Layer, Activation>[];
  /** φ, applied to the sum. By default none. */
  readonly activation?: Activation;
};

/** What stands in a list of layers: a layer, or a block of them. */
export type BlockLayer<Layer, Activation = Reference> = Layer | ResidualConfigOf<Layer, Activation>;

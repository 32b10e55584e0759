import type { Registry, Shape } from '@vitrum/core';
import type { NetworkConfig, PlannedLayer } from '@vitrum/network';

/**
 * A network that ends with the layer, for one set of options and one suitable input shape. A layer with one input is the whole
 * network; otherwise a normalization gives each input different numbers.
 */
export interface LayerCase {
  /** `inputs of shape [6, 8, 3]` */
  readonly place: string;
  /** Number of inputs of the layer. */
  readonly inputCount: number;
  readonly config: NetworkConfig;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly plan: PlannedLayer['plan'];
  readonly registry: Registry;
}

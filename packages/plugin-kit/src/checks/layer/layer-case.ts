import type { Registry, Shape } from '@vitrum/core';
import type { NetworkConfig, PlannedLayer } from '@vitrum/network';

/**
 * A network that ends with the layer, with particular options, on an input shape that suits it. It is nothing but the layer where that
 * reads one input; else a normalization gives every input other numbers.
 */
export interface LayerCase {
  /** `inputs of shape [6, 8, 3]` */
  readonly place: string;
  /** How many inputs the layer reads. */
  readonly inputCount: number;
  readonly config: NetworkConfig;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly plan: PlannedLayer['plan'];
  readonly registry: Registry;
}

import type { Shape } from '../contracts/tensor.ts';

/** A layer or a block of layers as plain JSON, by its `type`. */
// A type and not an interface: only that takes any option.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type LayerEntry = {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly string[];
  readonly trainable?: boolean;
  readonly [option: string]: unknown;
};

/** A layer of the graph, and where it was written. */
export interface PlacedLayer {
  readonly layer: LayerEntry;
  /** For messages: `layers[2].shortcut[0] "wide"`. */
  readonly place: string;
  /**
   * Checks the shapes of what a layer at the end of a block reads.
   *
   * @throws VITRUM_SHAPE_MISMATCH
   */
  readonly check?: (shortcut: Shape, branch: Shape) => void;
}

/** The name under which layers read the network's input. */
export const inputName = 'input';

/** Where a layer stands, for messages: `layers[2] "sum"`. */
export const placeText = (path: string, name: string | undefined): string => (name === undefined ? path : `${path} "${name}"`);

import type { Shape } from '@vitrum/core';

/** Which tool a graph is written for: they know other layers, and call some of them by other names. */
export type KerasTarget = 'keras-2' | 'keras-3' | 'tfjs';

/** Where a tensor of vitrum lies in a weight of a layer of Keras. */
export interface TensorOrigin {
  /** The name of the tensor: `layers.0.weights`. */
  readonly tensor: string;
  /** Its shape there; its numbers are in the same order. */
  readonly shape: Shape;
  /** Set for kernels of groups that lie on the diagonal of a kernel without groups. */
  readonly groups?: number;
}

/** One weight of a layer of Keras. */
export interface KerasWeight {
  /** Its name in the layer: `kernel`. */
  readonly name: string;
  /** Its shape as Keras has it. */
  readonly shape: Shape;
  /** As many numbers as the shape says. */
  readonly values: Float32Array;
  /** The tensor of vitrum that it holds, if it holds one. */
  readonly origin?: TensorOrigin;
}

/** One layer of Keras with its weights. */
export interface KerasLayer {
  /** Its class: `Conv2D`. */
  readonly className: string;
  /** Its name in the graph, which no other layer has. */
  readonly name: string;
  /** Its options by the names of Keras, without the name. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the layers that it reads. */
  readonly inputs: readonly string[];
  /** Shape of what it gives, without the batch axis. */
  readonly outputShape: Shape;
  /** Its weights, those that are learned first, as Keras lists them. */
  readonly weights: readonly KerasWeight[];
}

/** A functional model of Keras: layers in the order in which Keras lists them, which is that of their weights. */
export interface KerasGraph {
  /** The input first. */
  readonly layers: readonly KerasLayer[];
  /** Name of the layer that gives the output. */
  readonly output: string;
}

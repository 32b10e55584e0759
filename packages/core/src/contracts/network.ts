import type { Shape } from './tensor.ts';

/** The two ends of a network, which follow from its data and its task. */
export interface NetworkEnds {
  /** Shape of one sample, without the batch axis: `[28, 28]`. */
  readonly inputShape: Shape;
  /** Number of outputs. */
  readonly outputs: number;
  /** The activation of the last layer, as plain JSON: `softmax`, or an object with the name as `type`. */
  readonly outputActivation: string | {
    /** The name of the activation. */
    readonly type: string;
    readonly [option: string]: unknown;
  };
}

/** One layer as plain JSON: its name as `type`, its options, and its place in the graph. */
export interface LayerDescription {
  /** The name that the layer is registered under: `dense`, `conv2d`. */
  readonly type: string;
  /** The name by which later layers refer to it. */
  readonly name?: string;
  /** The earlier layers that it reads, by name; `input` is the network's input. By default the layer before. */
  readonly inputs?: readonly string[];
  /** False freezes the layer: training leaves its parameters as they are. True by default. */
  readonly trainable?: boolean;
  readonly [option: string]: unknown;
}

/** A network as plain JSON: what a named network is built to. */
export interface NetworkDescription {
  /** Shape of one sample as the network takes it: another shape of as many numbers is allowed, such as `[784]` for `[28, 28]`. */
  readonly inputShape: Shape;
  /** The layers in topological order; the last one gives the output. */
  readonly layers: readonly LayerDescription[];
}

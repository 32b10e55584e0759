import type { Contribution } from './contribution.ts';
import type { NetworkDescription } from './network.ts';
import type { Shape } from './tensor.ts';

/** Numbers under a name, in row-major order. */
export interface PortableTensor {
  /** Length of every axis. */
  readonly shape: Shape;
  /** As many as the shape says. */
  readonly values: Float32Array;
}

/** Tensors by name: `layers.0.weights`. */
export type PortableTensors = Readonly<Record<string, PortableTensor>>;

/** A model as formats read it: plain data without a registry. */
export interface PortableModel {
  /** The layers, as plain JSON; absent where a file holds tensors alone. */
  readonly network?: NetworkDescription;
  /** What is learned. */
  readonly parameters: PortableTensors;
  /** What layers keep and do not learn: `layers.1.mean`. */
  readonly state: PortableTensors;
  /** Origin and meaning, as in a model file: `classes`, `task`, `encoding` and `targetScaling` of the data, `provenance`; free-form otherwise. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The plugins that the model requires, where the file says so. */
  readonly plugins?: readonly {
    /** The name of the plugin's package. */
    readonly name: string;
    /** The version that the model was written with. */
    readonly version: string;
  }[];
}

/** A reference in plain JSON with all of its options: `{ type: 'leaky-relu', slope: 0.01 }`. */
export interface PortableReference {
  /** Its name. */
  readonly type: string;
  readonly [option: string]: unknown;
}

/** One layer of a graph with everything worked out that its place and its defaults say. */
export interface PortableLayer {
  /** Its index among the layers. */
  readonly index: number;
  /** Where it was written, for messages: `layers[2] "sum"`. */
  readonly place: string;
  /** The name of the kind of layer: `conv2d`. */
  readonly type: string;
  /** Every option, defaults filled in; one that names a contribution is a {@link PortableReference}. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Indices of the layers that it reads; −1 for the network's input. */
  readonly inputs: readonly [number, ...number[]];
  /** Shapes of what it reads, in the same order, without the batch axis. */
  readonly inputShapes: readonly [Shape, ...Shape[]];
  /** Shape of what it gives, without the batch axis. */
  readonly outputShape: Shape;
  /** Its own tensors by their names in the layer: `weights`. */
  readonly parameters: PortableTensors;
  /** Likewise what it keeps: `mean`. */
  readonly state: PortableTensors;
}

/** A model as formats write it. */
export interface CompleteModel extends PortableModel {
  readonly network: NetworkDescription;
  /** The layers in the order in which they are computed, residual blocks written out; the last one gives the output. */
  readonly layers: readonly [PortableLayer, ...PortableLayer[]];
}

/** A file of a format. */
export interface FormatFile {
  /**
   * Its name, or the end of it if the name is open: `model.json`, `.d.ts`. Files that find each other by name lie in a folder, which
   * whoever writes them chooses.
   */
  readonly name: string;
  /** Its content. */
  readonly bytes: Uint8Array;
}

/**
 * The other files of a model that lies in several: the bytes of one by the name that the main file gives it.
 *
 * @throws VITRUM_INVALID_MODEL for one that is not there
 */
export type FilesBeside = (name: string) => Promise<Uint8Array>;

/** What 8-bit integers need to know of the values between layers: `calibrate()` of `@vitrum/quantization` finds it from samples. */
export interface Calibration {
  /** The least and the greatest number of every value of the model's program. */
  readonly ranges: readonly (readonly [least: number, greatest: number])[];
}

/** What a format does; at least one of `read` and `write`. */
export interface FormatFunctions {
  /** Ends of file names, the usual one first: `.safetensors`. */
  readonly extensions: readonly string[];
  /** What it cannot express, as a sentence: `Tensors alone, no layers.` */
  readonly limits?: string;
  /** True for bytes that look like a file of the format. Quick: it looks at the beginning or the end, and checks nothing else. */
  readonly detect?: (bytes: Uint8Array) => boolean;
  /**
   * Reads an untrusted file. It runs no code of the file, and takes no more memory than a small multiple of the file's size. `beside`
   * gives the other files of a model that lies in several.
   *
   * @throws VITRUM_INVALID_MODEL for a damaged file, VITRUM_UNSUPPORTED_MODEL for one that no network of vitrum can stand for
   */
  readonly read?: (bytes: Uint8Array, beside?: FilesBeside) => Promise<PortableModel>;
  /**
   * The files of a model, the main one first.
   *
   * @throws VITRUM_UNSUPPORTED_MODEL for a model that the format cannot express
   */
  readonly write?: (model: CompleteModel) => Promise<readonly [FormatFile, ...FormatFile[]]>;
  /**
   * The files of a model in 8-bit integers, the main one first.
   *
   * @throws VITRUM_UNSUPPORTED_MODEL for a model that the format cannot express in integers
   */
  readonly writeInt8?: (model: CompleteModel, calibration: Calibration) => Promise<readonly [FormatFile, ...FormatFile[]]>;
}

/** A file format of models. Its reader and writer are imported when they are called. */
export interface Format<Name extends string = string> extends Contribution<Name>, FormatFunctions {}

import type { PortableReference } from '@vitrum/core';

/** A value of a program: the input of the network, or what a step gives; samples are flat, channels last. */
export type ValueIndex = number;

/** What every step has: what it reads and what it gives. */
interface Between {
  /** The values that it reads. */
  readonly inputs: readonly [ValueIndex, ...ValueIndex[]];
  /** The value that it gives. */
  readonly output: ValueIndex;
  /** The layer that it computes, for comments: `layers[2] conv2d`. */
  readonly layer: string;
}

/** A window that moves over a picture [height, width, channels], to [rows, columns]. */
export interface WindowStep {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly windowHeight: number;
  readonly windowWidth: number;
  readonly strideY: number;
  readonly strideX: number;
  readonly dilation: number;
  /** Rows above the picture, and columns left of it, at the first place. */
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** z = x·W + b */
export interface MatmulStep extends Between {
  readonly op: 'matmul';
  readonly count: number;
  readonly units: number;
  /** [count, units] */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** z[y, x, f] = b[f] + Σ x[y·s + i·d − p, x·s + j·d − p, c]·W[i, j, c, f], group by group */
export interface ConvolveStep extends Between, WindowStep {
  readonly op: 'convolve';
  readonly groups: number;
  readonly filters: number;
  /** [windowHeight, windowWidth, channels / groups, filters] */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** z[y·s + i − p, x·s + j − p, f] = b[f] + Σ x[y, x, c]·W[i, j, f, c] */
export interface SpreadStep extends Between, WindowStep {
  readonly op: 'spread';
  readonly filters: number;
  /** [windowHeight, windowWidth, filters, channels] */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** The largest number, or the mean, of the pixels under a window. */
export interface PoolStep extends Between, WindowStep {
  readonly op: 'max-pool' | 'average-pool';
}

/** a = factor[c]·x + offset[c] */
export interface ScaleStep extends Between {
  readonly op: 'scale';
  readonly places: number;
  readonly channels: number;
  readonly factors: Float32Array;
  readonly offsets: Float32Array;
}

/** a = γ[c]·(x − μ) / √(σ² + ε) + β[c], μ and σ² over a group of channels at all places */
export interface NormalizeStep extends Between {
  readonly op: 'normalize';
  readonly places: number;
  readonly channels: number;
  readonly groups: number;
  readonly epsilon: number;
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

/** a = x₁ + x₂ + … */
export interface AddStep extends Between {
  readonly op: 'add';
}

/** Several inputs of [places, widthᵢ] side by side. */
export interface ConcatStep extends Between {
  readonly op: 'concat';
  readonly places: number;
  readonly widths: readonly number[];
}

/** Every pixel becomes a square of equal ones. */
export interface UpsampleStep extends Between {
  readonly op: 'upsample';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly factor: number;
}

/** Rows of a table by index: all of them, or their mean. */
export interface EmbedStep extends Between {
  readonly op: 'embed';
  readonly length: number;
  readonly vocabulary: number;
  readonly dimensions: number;
  readonly isPooled: boolean;
  /** [vocabulary, dimensions] */
  readonly weights: Float32Array;
}

/** a = φ(z), of every number, or of every row of `width`. */
export interface ActivateStep extends Between {
  readonly op: 'activate';
  /** With all of its options. */
  readonly activation: PortableReference;
  readonly width: number;
}

/** One computation of a {@link Program}. */
export type Step =
  | MatmulStep
  | ConvolveStep
  | SpreadStep
  | PoolStep
  | ScaleStep
  | NormalizeStep
  | AddStep
  | ConcatStep
  | UpsampleStep
  | EmbedStep
  | ActivateStep;

/** A network as a list of a dozen kinds of computation, for formats that write source code. */
export interface Program {
  /** The length of each value; the first is the network's input. */
  readonly sizes: readonly number[];
  /** What is computed, in this order. */
  readonly steps: readonly Step[];
  /** The value that is the network's output. */
  readonly output: ValueIndex;
}

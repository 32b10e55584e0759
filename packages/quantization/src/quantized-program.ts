import type { Program, Step, ValueIndex } from '@vitrum/formats/internal';
import type { FixedPoint } from './fixed-point.ts';
import type { LinearStep, PoolStep } from './run-step.ts';

/** What the integers of a value stand for: scale · (integer − zeroPoint). */
export interface QuantizedValue {
  /** The size of one step. */
  readonly scale: number;
  /** The integer that stands for 0, from −128 to 127. */
  readonly zeroPoint: number;
}

interface Between {
  /** The values that it reads. */
  readonly inputs: readonly [ValueIndex, ...ValueIndex[]];
  /** The value that it gives. */
  readonly output: ValueIndex;
  /** The layer that it computes, for comments. */
  readonly layer: string;
}

/** Sums of 32 bits over 8-bit weights, which a factor for each unit brings back to 8 bits. */
export interface QuantizedLinearStep extends Between {
  /** Which kind of step it is. */
  readonly op: 'linear';
  /** The step in floats, with its geometry. */
  readonly step: LinearStep;
  /** In the order of the step's own, from −127 to 127. */
  readonly weights: Int8Array;
  /** What a weight of each unit or filter is to be multiplied by. */
  readonly weightScales: Float32Array;
  /** Of each unit or filter, in the unit of the products. */
  readonly biases: Int32Array;
  /** Of each unit or filter: from the unit of the products to that of the result. */
  readonly factors: readonly FixedPoint[];
  /** An activation that is nothing but the end of the 8 bits: relu, relu6, hard-tanh. */
  readonly activation?: string;
}

/** The largest or the rounded mean integer under a window. */
export interface QuantizedPoolStep extends Between {
  /** Which kind of step it is. */
  readonly op: 'pool';
  /** The step in floats, with its geometry. */
  readonly step: PoolStep;
}

/** Σ factor · (integer − zero point), with factors in units of 2⁻²⁰. */
export interface QuantizedAddStep extends Between {
  /** Which kind of step it is. */
  readonly op: 'add';
  /** Of each input. */
  readonly factors: readonly number[];
  /** An activation that is nothing but the end of the 8 bits. */
  readonly activation?: string;
}

/** Columns side by side; each input is brought to the scale of the result by a factor in units of 2⁻²⁰. */
export interface QuantizedConcatStep extends Between {
  /** Which kind of step it is. */
  readonly op: 'concat';
  /** The step in floats, with its geometry. */
  readonly step: Extract<Step, { readonly op: 'concat' }>;
  /** Of each input. */
  readonly factors: readonly number[];
}

/** Every pixel as a square of equal ones. */
export interface QuantizedUpsampleStep extends Between {
  /** Which kind of step it is. */
  readonly op: 'upsample';
  /** The step in floats, with its geometry. */
  readonly step: Extract<Step, { readonly op: 'upsample' }>;
}

/** An activation as a table of what becomes of each of the 256 integers, that of −128 first. */
export interface QuantizedTableStep extends Between {
  /** Which kind of step it is. */
  readonly op: 'table';
  /** The step in floats, with its geometry. */
  readonly step: Extract<Step, { readonly op: 'activate' }>;
  /** From −128 to 127. */
  readonly table: Int8Array;
}

/** Softmax by a table of e^(−scale · d) for differences d from the largest integer, in units of 2⁻²³. */
export interface QuantizedSoftmaxStep extends Between {
  /** Which kind of step it is. */
  readonly op: 'softmax';
  /** The step in floats, with its geometry. */
  readonly step: Extract<Step, { readonly op: 'activate' }>;
  /** For differences from 0 to 255. */
  readonly exponentials: Int32Array;
}

/** One computation of a {@link QuantizedProgram}. */
export type QuantizedStep =
  | QuantizedLinearStep
  | QuantizedPoolStep
  | QuantizedAddStep
  | QuantizedConcatStep
  | QuantizedUpsampleStep
  | QuantizedTableStep
  | QuantizedSoftmaxStep;

/** A network that is computed in 8-bit integers, from the quantized input to the quantized output. */
export interface QuantizedProgram extends Omit<Program, 'steps'> {
  /** By index, as `sizes`. */
  readonly values: readonly QuantizedValue[];
  /** In the order in which they are computed. */
  readonly steps: readonly QuantizedStep[];
}

import type { Shape } from '@vitrum/core';
import type { OperatorName, TensorType } from './schema.ts';

/** value = scale · (integer − zero point): of the whole tensor, or of every index of an axis. */
export interface TensorQuantization {
  readonly scales: readonly number[];
  readonly zeroPoints: readonly number[];
  readonly axis: number;
}

/** A tensor of a graph; the batch axis is written out. */
export interface GraphTensor {
  readonly name: string;
  readonly shape: Shape;
  readonly type: TensorType;
  /** Its numbers, little-endian; absent for what operators compute. */
  readonly data?: Uint8Array;
  readonly quantization?: TensorQuantization;
}

/** An operator with the indices of the tensors that it reads and writes; −1 for an input that is left out. */
export interface GraphOperator {
  readonly name: OperatorName;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: Readonly<Record<string, number>>;
}

/** A model of TensorFlow Lite, as far as it is read and written here: one graph. */
export interface Graph {
  readonly tensors: readonly GraphTensor[];
  readonly operators: readonly GraphOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Bytes beside the graph by name. */
  readonly metadata: Readonly<Record<string, Uint8Array>>;
}

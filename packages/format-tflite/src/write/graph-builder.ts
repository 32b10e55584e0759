import type { Shape } from '@vitrum/core';
import { isSameShape, sizeOf } from '@vitrum/tensor';
import type { Graph, GraphOperator, GraphTensor, TensorQuantization } from '../graph/graph.ts';
import type { OperatorName, TensorType } from '../graph/schema.ts';

/** A tensor of the graph that is being built: its index, and what operators must know of it. */
export interface Value {
  readonly index: number;
  readonly shape: Shape;
  readonly type: TensorType;
  readonly quantization?: TensorQuantization;
}

/** What an operator gives, where it is no float. */
export interface ResultKind {
  readonly type?: TensorType;
  readonly quantization?: TensorQuantization | undefined;
}

/** Collects the tensors and the operators of a graph in the order in which they run. */
export class GraphBuilder {
  readonly #tensors: GraphTensor[] = [];
  readonly #operators: GraphOperator[] = [];
  readonly #constants = new Map<string, Value>();

  /** A tensor that is given: the input, or numbers. */
  add(tensor: GraphTensor): Value {
    return { ...tensor, index: this.#tensors.push(tensor) - 1 };
  }

  /** Floats as they are. */
  floats(name: string, shape: Shape, values: Float32Array): Value {
    return this.add({ name, shape, type: 'float32', data: littleEndian(values, (view, i, value) => { view.setFloat32(4 * i, value, true); }) });
  }

  /** 32-bit integers, once for all operators that need the same. */
  integers(values: readonly number[]): Value {
    return this.#shared(`integers_${values.join('_')}`, (name) => this.add({ name, shape: [values.length], type: 'int32', data: int32Bytes(values) }));
  }

  /** One float, once for all operators that need the same. */
  scalar(value: number): Value {
    return this.#shared(`number_${value}`, (name) => this.floats(name, [1], Float32Array.of(value)));
  }

  #shared(name: string, make: (name: string) => Value): Value {
    const found = this.#constants.get(name) ?? make(name);
    this.#constants.set(name, found);
    return found;
  }

  /** What an operator makes of its inputs. */
  apply(name: OperatorName, inputs: readonly Value[], shape: Shape, options: Readonly<Record<string, number>> = {}, { type = 'float32', quantization }: ResultKind = {}): Value {
    const result = this.add({ name: `value_${this.#operators.length}`, shape, type, ...(quantization && { quantization }) });
    this.#operators.push({ name, inputs: inputs.map(({ index }) => index), outputs: [result.index], options });
    return result;
  }

  /** The same numbers in another shape. */
  reshape(value: Value, shape: Shape): Value {
    if (isSameShape(value.shape, shape)) return value;
    if (sizeOf(value.shape) !== sizeOf(shape)) throw new Error(`${value.shape.join('×')} numbers are not ${shape.join('×')}`);
    return this.apply('RESHAPE', [value, this.integers(shape)], shape, {}, value);
  }

  /** The graph with one input and one output. */
  finish(input: Value, output: Value, metadata: Graph['metadata']): Graph {
    return { tensors: this.#tensors, operators: this.#operators, inputs: [input.index], outputs: [output.index], metadata };
  }
}

/** 32-bit integers as bytes. */
export const int32Bytes = (values: ArrayLike<number>): Uint8Array => littleEndian(values, (view, i, value) => { view.setInt32(4 * i, value, true); });

function littleEndian(values: ArrayLike<number>, set: (view: DataView, i: number, value: number) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) set(view, i, values[i] ?? 0);
  return new Uint8Array(view.buffer);
}

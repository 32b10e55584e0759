import type { PortableModel, Shape } from '@vitrum/core';
import { permute } from '@vitrum/formats/internal';
import type { GraphBuilder, Value } from './graph-builder.ts';

/** Writes the numbers of steps under the names that the model has for them, in the order of axes that operators want. */
export class TensorNames {
  readonly #graph: GraphBuilder;
  readonly #names: ReadonlyMap<Float32Array, string>;
  readonly #written = new Map<Float32Array, Value>();
  /** By the name of a tensor: which axis of the file's tensor each axis of the model's is. */
  readonly #axes = new Map<string, readonly number[]>();

  constructor(graph: GraphBuilder, { parameters, state }: Pick<PortableModel, 'parameters' | 'state'>) {
    this.#graph = graph;
    this.#names = new Map(Object.entries({ ...parameters, ...state }).map(([name, { values }]) => [values, name]));
  }

  /** Numbers as they are. */
  floats(values: Float32Array, shape: Shape = [values.length]): Value {
    return this.#once(values, (name) => this.#graph.floats(name, shape, values));
  }

  /** Numbers of a shape with axis i of the result being axis `axes[i]`. */
  turned(values: Float32Array, shape: Shape, axes: readonly number[]): Value {
    return this.#once(values, (name) => {
      this.#axes.set(name, shape.map((_, axis) => axes.indexOf(axis)));
      return this.#graph.floats(name, axes.map((axis) => shape[axis] ?? 1), permute({ shape, values }, axes));
    });
  }

  #once(values: Float32Array, write: (name: string) => Value): Value {
    const value = this.#written.get(values) ?? write(this.#names.get(values) ?? `constant_${this.#written.size}`);
    this.#written.set(values, value);
    return value;
  }

  /** True for numbers that some operator reads. */
  has(values: Float32Array): boolean {
    return this.#written.has(values);
  }

  /** For a reader: the axis of the written tensor that each axis of the model's is; none where they are the same. */
  axesOf(name: string): readonly number[] {
    return this.#axes.get(name) ?? [];
  }
}

import type { Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { KerasGraph, KerasLayer, KerasTarget, KerasWeight } from '../keras-graph.ts';
import { snakeCase } from '../snake-case.ts';
import { inKerasOrder } from './keras-order.ts';

/** What a layer gives: its name and its shape. */
export interface Value {
  readonly name: string;
  readonly shape: Shape;
}

/** What a layer is made of besides its inputs. */
interface LayerParts {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly shape?: Shape;
  readonly weights?: readonly KerasWeight[];
}

/** Collects the layers of a graph, and gives them names. */
export class GraphBuilder {
  readonly target: KerasTarget;
  readonly input: Value;
  /** False while layers are added for one that is frozen. */
  isTrainable = true;
  readonly #layers: KerasLayer[] = [];
  readonly #counts = new Map<string, number>();

  constructor(target: KerasTarget, inputShape: Shape) {
    this.target = target;
    const shape = [null, ...inputShape];
    this.input = this.add('InputLayer', [], { shape: inputShape, config: { [target === 'keras-3' ? 'batch_shape' : 'batch_input_shape']: shape, dtype: 'float32' } });
  }

  /** A layer; without a shape it gives that of its first input. */
  add(className: string, inputs: readonly Value[], { config = {}, shape = inputs[0]?.shape ?? [], weights = [] }: LayerParts = {}): Value {
    const base = snakeCase(className);
    const count = (this.#counts.get(base) ?? 0) + 1;
    this.#counts.set(base, count);
    const name = `${base}_${count}`;
    this.#layers.push({ className, name, config: this.isTrainable ? config : { ...config, trainable: false }, inputs: inputs.map((value) => value.name), outputShape: shape, weights });
    return { name, shape };
  }

  /** x·scale + offset, of every number. */
  rescaled(value: Value, scale: number, offset: number): Value {
    return this.add('Rescaling', [value], { config: { scale, offset } });
  }

  /** An activation by the name of Keras. */
  activated(value: Value, activation: string): Value {
    return this.add('Activation', [value], { config: { activation } });
  }

  /** The value in another shape of as many numbers. */
  reshaped(value: Value, shape: Shape): Value {
    if (shape.length === value.shape.length && shape.every((length, axis) => length === value.shape[axis])) return value;
    if (sizeOf(shape) !== sizeOf(value.shape)) throw new Error('a reshaped value keeps its numbers');
    return this.add('Reshape', [value], { config: { target_shape: shape }, shape });
  }

  /** All layers that the output needs, in the order of Keras. */
  graph(output: Value): KerasGraph {
    return { layers: inKerasOrder(this.#layers, output.name), output: output.name };
  }
}

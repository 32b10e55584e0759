import type { LayerDescription, PortableModel, PortableTensor, Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { unsupportedFile } from './invalid-file.ts';

/** A value between layers: the layer that gives it, −1 for the network's input, and its shape without the batch axis. */
export interface LayerValue {
  readonly layer: number;
  readonly shape: Shape;
}

/** A layer without its place in the graph. */
interface NewLayer {
  readonly type: string;
  readonly [option: string]: unknown;
}

interface Entry {
  readonly description: NewLayer;
  readonly inputs: readonly number[];
}

type Numbers = Readonly<Record<string, PortableTensor>>;

/** Layers with activations of their own. */
const activated: readonly string[] = ['dense', 'conv2d', 'transposed-conv2d'];

/** All parameters together may be this many times as long as the file: layers may share them, and must not multiply them. */
const maxShared = 4;

/** Collects layers, with the names that a graph needs and a chain does not. */
export class LayerList {
  readonly #entries: Entry[] = [];
  readonly #parameters: Record<string, PortableTensor> = {};
  readonly #state: Record<string, PortableTensor> = {};
  #left: number;

  /** @param held - How many numbers the file holds. */
  constructor(held: number) {
    this.#left = maxShared * held + 1000;
  }

  add(description: NewLayer, inputs: readonly LayerValue[], shape: Shape, parameters: Numbers = {}, state: Numbers = {}): LayerValue {
    const layer = this.#entries.push({ description, inputs: inputs.map((input) => input.layer) }) - 1;
    for (const [numbers, all] of [[parameters, this.#parameters], [state, this.#state]] as const) {
      for (const [name, tensor] of Object.entries(numbers)) {
        this.#left -= tensor.values.length;
        if (this.#left < 0) throw unsupportedFile('Many operators of the file share the same numbers; every layer of vitrum has its own.');
        all[`layers.${layer}.${name}`] = tensor;
      }
    }
    return { layer, shape };
  }

  /** An activation: that of the layer itself if it has none yet and nobody else reads it, else a layer. */
  activate(value: LayerValue, activation: string | { readonly type: string; readonly [option: string]: unknown }, isReadOnce: boolean): LayerValue {
    const entry = this.#entries[value.layer];
    const isOwn = isReadOnce && entry !== undefined && activated.includes(entry.description.type) && entry.description['activation'] === undefined;
    if (!isOwn) return this.add({ type: 'activation', activation }, [value], value.shape);
    this.#entries[value.layer] = { ...entry, description: { ...entry.description, activation } };
    return value;
  }

  /** What the layer of a value does to every channel, if it is such a layer: to be changed by what follows. */
  channelsOf({ layer }: LayerValue): { readonly scale: PortableTensor; readonly shift: PortableTensor } | undefined {
    const [scale, shift] = [this.#parameters[`layers.${layer}.scale`], this.#parameters[`layers.${layer}.shift`]];
    return scale && shift && { scale, shift };
  }

  /** Another offset for a layer of {@link channelsOf}. */
  shift({ layer }: LayerValue, shift: PortableTensor): void {
    this.#parameters[`layers.${layer}.shift`] = shift;
  }

  /** The network whose last layer gives the output. */
  finish(inputShape: Shape, output: LayerValue): PortableModel {
    if (this.#entries.length === 0) this.add({ type: 'activation', activation: 'identity' }, [output], output.shape);
    else if (output.layer !== this.#entries.length - 1) this.add({ type: 'reshape', shape: output.shape }, [output], output.shape);
    const named = new Set(this.#entries.flatMap(({ inputs }, i) => (isNext(inputs, i) ? [] : inputs)));
    const nameOf = (layer: number): string => (layer < 0 ? 'input' : `layer-${layer}`);
    const layers = this.#entries.map(({ description, inputs }, i): LayerDescription => ({
      ...description,
      ...(named.has(i) && { name: nameOf(i) }),
      ...(!isNext(inputs, i) && { inputs: inputs.map(nameOf) }),
    }));
    return { network: { inputShape, layers }, parameters: this.#parameters, state: this.#state, metadata: {} };
  }
}

const isNext = ([first, ...rest]: readonly number[], layer: number): boolean => first === layer - 1 && rest.length === 0;

/** Numbers in a shape without changing their order. */
export const shaped = (values: Float32Array, shape: Shape): PortableTensor => ({ shape, values: values.length === sizeOf(shape) ? values : new Float32Array(sizeOf(shape)) });

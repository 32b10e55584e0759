import type { PortableTensor, Shape } from '@vitrum/core';
import { permute } from '@vitrum/formats/internal';
import { dataTypes, type OnnxAttribute, type OnnxNode, type OnnxTensor } from '../proto/messages.ts';

/** How a tensor of a model lies in the file: its shape in vitrum, and the order of its axes in the file if it is another. */
export interface Stored {
  readonly shape: Shape;
  readonly order?: readonly number[];
}

/** The output of a layer; the batch axis comes before the others. Which names it has depends on who has asked. */
export interface Value {
  /** Its shape in vitrum, channels last. */
  readonly shape: Shape;
  /** Name of the tensor [batch, …shape]. */
  last?: string;
  /** Name of the tensor with the channels of `dims` before their places: [batch, channels, …]. */
  first?: { readonly name: string; readonly dims: Shape };
}

type Attributes = Readonly<Record<string, number | string | readonly number[] | { readonly float: number }>>;

/** Collects the nodes and tensors of a graph. */
export class GraphBuilder {
  readonly nodes: OnnxNode[] = [];
  readonly initializers: OnnxTensor[] = [];
  /** The tensors of the model, by their names in the file, which are those of the model. */
  readonly stored: Record<string, Stored> = {};
  readonly #constants = new Set<string>();
  readonly #names = new Set<string>();
  #place = '';

  /** What comes next belongs to this layer; its name begins those of its nodes. */
  enter(place: string): void {
    this.#place = place;
  }

  /** Adds a node with one output; returns the output's name. */
  node(opType: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const stem = `${this.#place}.${opType}`;
    let name = stem;
    for (let count = 2; this.#names.has(name); count++) name = `${stem}.${count}`;
    this.#names.add(name);
    this.nodes.push({ name, opType, domain: '', inputs, outputs: [name], attributes: Object.entries(attributes).map(attributeOf) });
    return name;
  }

  /** A number as a tensor without axes. */
  scalar(value: number): string {
    return this.#constant(`scalar.${value}`, () => floats([], Float32Array.of(value)));
  }

  /** A list of floats as a tensor of these axes. */
  floats(name: string, dims: Shape, values: Float32Array): string {
    return this.#constant(name, () => floats(dims, values));
  }

  /** Whole numbers as a tensor with one axis. */
  ints(values: readonly number[]): string {
    return this.#constant(`ints.${values.join('.')}`, () => {
      const raw = new Uint8Array(8 * values.length);
      const view = new DataView(raw.buffer);
      values.forEach((value, i) => { view.setBigInt64(8 * i, BigInt(value), true); });
      return { dims: [values.length], dataType: dataTypes.int64, raw };
    });
  }

  /** A tensor of the model under its own name. */
  tensor(name: string, { shape, values }: PortableTensor, order?: readonly number[], dims?: Shape): string {
    this.stored[name] = { shape, ...(order && { order }) };
    const lengths = dims ?? (order ? order.map((axis) => shape[axis] ?? 1) : shape);
    return this.#constant(name, () => floats(lengths, order ? permute({ shape, values }, order) : values));
  }

  /** The name of a value as [batch, …shape]. */
  last(value: Value): string {
    if (value.last !== undefined || value.first === undefined) return value.last ?? '';
    const { name, dims } = value.first;
    const turned = this.node('Transpose', [name], { perm: [0, ...dims.slice(1).map((_, axis) => axis + 2), 1] });
    value.last = String(dims) === String(value.shape) ? turned : this.reshape(turned, value.shape);
    return value.last;
  }

  /** The name of a value as [batch, channels, …places], where `dims` is its shape with channels last. */
  first(value: Value, dims: Shape): string {
    if (value.first !== undefined && String(value.first.dims) === String(dims)) return value.first.name;
    const last = this.last(value);
    const shaped = String(dims) === String(value.shape) ? last : this.reshape(last, dims);
    const name = dims.length === 1 ? shaped : this.node('Transpose', [shaped], { perm: [0, dims.length, ...dims.slice(1).map((_, axis) => axis + 1)] });
    value.first = { name, dims };
    return name;
  }

  /** Gives the samples of a tensor another shape. */
  reshape(name: string, shape: Shape): string {
    return this.node('Reshape', [name, this.ints([-1, ...shape])]);
  }

  #constant(name: string, make: () => Pick<OnnxTensor, 'dims' | 'dataType' | 'raw'>): string {
    if (!this.#constants.has(name)) this.initializers.push({ name, numbers: [], isExternal: false, ...make() });
    this.#constants.add(name);
    return name;
  }
}

function floats(dims: Shape, values: Float32Array): Pick<OnnxTensor, 'dims' | 'dataType' | 'raw'> {
  const raw = new Uint8Array(4 * values.length);
  const view = new DataView(raw.buffer);
  values.forEach((value, i) => { view.setFloat32(4 * i, value, true); });
  return { dims, dataType: dataTypes.float, raw };
}

function attributeOf([name, value]: readonly [string, Attributes[string]]): OnnxAttribute {
  if (typeof value === 'number') return { name, int: value };
  if (typeof value === 'string') return { name, text: value };
  return 'float' in value ? { name, float: Math.fround(value.float) } : { name, ints: value };
}

import type { PortableTensor, Shape } from '@vitrum/core';

/** A layer as it is collected. */
export interface ListedLayer {
  /** `affine` is a factor and an offset for every channel, which `joinLayers` makes part of a layer before it, or a batch-norm. */
  readonly type: string;
  /** Indices of layers; −1 for the input. */
  readonly inputs: readonly number[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly tensors: Readonly<Record<string, PortableTensor>>;
}

/** ε of a batch-norm by default; a variance of 1 − ε makes it a plain factor and an offset. */
const epsilon = 1e-5;
/** The layers that have an activation and biases. */
const weighted = new Set(['dense', 'conv2d', 'conv1d', 'transposed-conv2d']);
const scaled = new Set(['layer-norm', 'group-norm', 'batch-norm']);

/** Puts activations, offsets and factors into the layers before them where nobody else reads those, and leaves out what nobody reads. */
export function joinLayers(layers: readonly ListedLayer[], output: number): readonly ListedLayer[] {
  const readers = countReaders(layers, output);
  const places: number[] = [];
  const joined: ListedLayer[] = [];
  for (const [index, layer] of layers.entries()) {
    if (readers[index] === 0) {
      places.push(-1);
      continue;
    }
    const [before = -1] = layer.inputs;
    const place = before < 0 ? -1 : (places[before] ?? -1);
    const target = readers[before] === 1 ? joined[place] : undefined;
    const one = target && join(target, layer);
    if (one !== undefined) joined[place] = one;
    else joined.push(finished({ ...layer, inputs: layer.inputs.map((input) => (input < 0 ? -1 : (places[input] ?? -1))) }));
    places.push(one === undefined ? joined.length - 1 : place);
  }
  return joined;
}

function countReaders(layers: readonly ListedLayer[], output: number): readonly number[] {
  const readers = layers.map(() => 0);
  if (output >= 0) readers[output] = 1;
  for (let index = layers.length - 1; index >= 0; index--) {
    if (readers[index] === 0) continue;
    for (const input of layers[index]?.inputs ?? []) if (input >= 0) readers[input] = (readers[input] ?? 0) + 1;
  }
  return readers;
}

function join(before: ListedLayer, layer: ListedLayer): ListedLayer | undefined {
  const isOpen = weighted.has(before.type) && before.options['activation'] === undefined;
  if (layer.type === 'activation' && isOpen) return { ...before, options: { ...before.options, activation: layer.options['activation'] } };
  const { factors, offsets } = layer.tensors;
  if (layer.type !== 'affine' || factors === undefined || offsets === undefined) return undefined;
  const { biases, scale, shift } = before.tensors;
  const plus = (tensor: PortableTensor, factor: (i: number) => number): PortableTensor => ({ ...tensor, values: tensor.values.map((value, i) => value * factor(i) + (offsets.values[i] ?? 0)) });
  if (isOpen && biases?.values.length === offsets.values.length && factors.values.every((factor) => factor === 1)) {
    return { ...before, tensors: { ...before.tensors, biases: plus(biases, () => 1) } };
  }
  if (scaled.has(before.type) && scale?.values.length === factors.values.length && shift !== undefined) {
    const factor = (i: number): number => factors.values[i] ?? 1;
    return { ...before, tensors: { ...before.tensors, scale: { ...scale, values: scale.values.map((value, i) => value * factor(i)) }, shift: plus(shift, factor) } };
  }
  return undefined;
}

function finished(layer: ListedLayer): ListedLayer {
  const { factors, offsets } = layer.tensors;
  if (layer.type !== 'affine' || factors === undefined || offsets === undefined) return layer;
  const channels: Shape = [factors.values.length];
  const filled = (value: number): PortableTensor => ({ shape: channels, values: new Float32Array(factors.values.length).fill(value) });
  // Frozen: training would put the moments of the data in the place of these.
  return { ...layer, type: 'batch-norm', options: { ...layer.options, trainable: false }, tensors: { scale: factors, shift: offsets, mean: filled(0), variance: filled(1 - epsilon) } };
}

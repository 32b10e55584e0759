import type { Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/**
 * What a node computes from the input, and how it lies in a layer of vitrum. ONNX has channels before places, vitrum behind them: so each
 * axis of ONNX is a list of axes of the layer, as in `rearrange` of einops. Axes of length 1 are left out: they move nothing.
 */
export interface Feature {
  readonly kind: 'feature';
  /** Index of the layer; −1 for the input of the network. */
  readonly layer: number;
  /** Shape of the layer's samples. */
  readonly actual: Shape;
  /** The numbers of a sample in their order, along as few axes as tell apart what moves by itself; no length is 1. */
  readonly lengths: Shape;
  /** The axes of the layer that each axis of ONNX stands for, behind the batch's. */
  readonly dims: readonly (readonly number[])[];
}

/** The output of a layer whose axes are those of ONNX in the order given. */
export function featureOf(layer: number, actual: Shape, order: readonly number[] = actual.map((_, axis) => axis)): Feature {
  return normalize({ kind: 'feature', layer, actual, lengths: actual, dims: order.map((axis) => [axis]) });
}

/** The length of every axis of ONNX behind the batch's. */
export const onnxDims = ({ lengths, dims }: Feature): Shape => dims.map((axes) => sizeOf(axes.map((axis) => lengths[axis] ?? 1)));

/** Where each number of a sample in ONNX's order lies in the layer's; undefined where the orders are one. */
export function orderOf({ lengths, dims }: Feature): Int32Array | undefined {
  const axes = dims.flat();
  if (axes.every((axis, i) => axis === i)) return undefined;
  const strides = lengths.map((_, axis) => sizeOf(lengths.slice(axis + 1)));
  let order: readonly number[] = [0];
  for (const axis of axes) order = order.flatMap((from) => Array.from({ length: lengths[axis] ?? 1 }, (_, i) => from + i * (strides[axis] ?? 0)));
  return Int32Array.from(order);
}

/** Its samples in another shape, in ONNX's order; undefined where an axis would be cut at a place that is none. */
export function reshapeFeature(feature: Feature, target: Shape): Feature | undefined {
  const { lengths, dims } = feature;
  const pieces: { readonly axis: number; readonly length: number; readonly dim: number }[] = [];
  const atoms = dims.flat().map((axis) => ({ axis, length: lengths[axis] ?? 1 })).reverse(); // the next one last
  for (const [dim, wanted] of target.entries()) {
    for (let rest = wanted; rest > 1;) {
      const atom = atoms.pop();
      if (atom === undefined) return undefined;
      const isWhole = rest % atom.length === 0;
      if (!isWhole && atom.length % rest !== 0) return undefined;
      const length = isWhole ? atom.length : rest;
      pieces.push({ axis: atom.axis, length, dim });
      if (!isWhole) atoms.push({ axis: atom.axis, length: atom.length / rest });
      rest /= length;
    }
  }
  if (atoms.length > 0) return undefined;
  const inOrder = pieces.toSorted((a, b) => a.axis - b.axis); // stable: outer pieces of an axis come first
  const places = new Map(inOrder.map((piece, place) => [piece, place]));
  return normalize({
    ...feature, lengths: inOrder.map(({ length }) => length),
    dims: target.map((_, dim) => pieces.filter((piece) => piece.dim === dim).map((piece) => places.get(piece) ?? 0)),
  });
}

/** Without axes of length 1, and with neighbors that move together as one. */
function normalize(feature: Feature): Feature {
  const kept = feature.lengths.map((length, axis) => ({ length, axis })).filter(({ length }) => length !== 1);
  const isKept = new Set(kept.map(({ axis }) => axis));
  const place = new Map(kept.map(({ axis }, i) => [axis, i]));
  const dims = feature.dims.map((axes) => axes.filter((axis) => isKept.has(axis)).map((axis) => place.get(axis) ?? 0));
  const lengths = kept.map(({ length }) => length);
  // An axis that follows its predecessor in the same axis of ONNX is one with it.
  const joined = new Set(dims.flatMap((axes) => axes.filter((axis, i) => i > 0 && axis === (axes[i - 1] ?? 0) + 1)));
  const merged: number[] = [];
  const mergedPlace = lengths.map((length, axis) => {
    if (joined.has(axis)) merged[merged.length - 1] = (merged.at(-1) ?? 1) * length;
    else merged.push(length);
    return merged.length - 1;
  });
  return { ...feature, lengths: merged, dims: dims.map((axes) => axes.filter((axis) => !joined.has(axis)).map((axis) => mergedPlace[axis] ?? 0)) };
}

import type { PortableTensor } from '@vitrum/core';

/** The numbers with axis i of the result being axis `order[i]` of the tensor. */
export function permute({ shape, values }: PortableTensor, order: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  const lengths = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 0);
  const out = new Float32Array(values.length);
  const place = lengths.map(() => 0);
  for (let k = 0, from = 0; k < out.length; k++) {
    out[k] = values[from] ?? 0;
    for (let axis = place.length - 1; axis >= 0; axis--) {
      place[axis] = (place[axis] ?? 0) + 1;
      from += steps[axis] ?? 0;
      if ((place[axis] ?? 0) < (lengths[axis] ?? 1)) break;
      from -= (steps[axis] ?? 0) * (lengths[axis] ?? 1);
      place[axis] = 0;
    }
  }
  return out;
}

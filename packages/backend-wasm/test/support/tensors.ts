import type { Backend, Shape, Tensor } from '@vitrum/core';
import { createRandom, createTensor, sizeOf } from '@vitrum/tensor';

/** Draws numbers from −1 to 1, of which about `zeroShare` are zero. */
export function drawing(seed: number, zeroShare: number): () => number {
  const random = createRandom(seed);
  return () => (random.uniform() < zeroShare ? 0 : random.uniform(-1, 1));
}

/** A tensor in the backend's memory, its elements drawn one after the other. */
export function drawn(backend: Backend, shape: Shape, draw: () => number): Tensor {
  const tensor = backend.memory.allocate(shape, 'float32');
  for (let i = 0; i < sizeOf(shape); i++) tensor.data[i] = draw();
  return tensor;
}

/** A tensor in the backend's memory with these numbers. */
export function placed(backend: Backend, { shape, data }: Tensor): Tensor {
  const tensor = backend.memory.allocate(shape, 'float32');
  tensor.data.set(data);
  return tensor;
}

/** The same numbers in 64 bits, outside the backend's memory. */
export function widened(tensor: Tensor): Tensor {
  return mapped(tensor, (x) => x);
}

/** Their magnitudes, likewise. */
export function magnitudes(tensor: Tensor): Tensor {
  return mapped(tensor, Math.abs);
}

function mapped({ shape, data }: Tensor, f: (x: number) => number): Tensor {
  const result = createTensor(shape, 'float64');
  for (let i = 0; i < data.length; i++) result.data[i] = f(data[i] ?? NaN);
  return result;
}

/** γₙ = nu/(1 − nu) with u = 2⁻²⁴: what n roundings to 32 bits can change, relative to the sum of magnitudes (Higham 2002, section 3.1). */
export function gamma(n: number): number {
  return (n * 2 ** -24) / (1 - n * 2 ** -24);
}

/** The first element that differs from `expected` by more than its bound, in words; undefined where all are within. */
export function firstOutside(actual: Tensor, expected: Tensor, bound: (index: number) => number): string | undefined {
  for (let i = 0; i < expected.data.length; i++) {
    const [x = NaN, y = NaN] = [actual.data[i], expected.data[i]];
    const isWithin = Math.abs(x - y) <= bound(i) || (Number.isNaN(x) && Number.isNaN(y));
    if (!isWithin) return `element ${i}: ${x}, expected ${y} within ${bound(i)}`;
  }
  return undefined;
}

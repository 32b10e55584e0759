import { activationForward } from '../activation/forward';
import { rowProduct } from '../matmul/row-product';

/** z = x·W + b, a = φ(z) for one sample; lists x as `rowProduct` does, and returns where the list ends. */
export function denseForwardRow(
  x: usize, weights: usize, biases: usize, kind: i32, slope: f32, z: usize, a: usize, inputs: i32, units: i32, entries: usize,
): usize {
  const end = rowProduct(x, inputs, 1, weights, units, biases, z, entries);
  activationForward(kind, slope, z, a, units);
  return end;
}

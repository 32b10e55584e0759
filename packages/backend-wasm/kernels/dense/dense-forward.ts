import { activationForward } from '../activation/forward';
import { rowProduct } from '../matmul/row-product';

/** z = x·W + b, a = φ(z) for one sample. Scratch: 8 bytes for each input. */
export function denseForwardRow(
  x: usize, weights: usize, biases: usize, kind: i32, slope: f32, z: usize, a: usize, inputs: i32, units: i32, scratch: usize,
): void {
  rowProduct(x, inputs, 1, weights, units, biases, z, scratch);
  activationForward(kind, slope, z, a, units);
}

import { copyFloats } from '../simd/copy';
import { storeTail } from '../simd/tail';
import { identity, leakyRelu, relu, tanh } from './kinds';
import { sigmoid4 } from './sigmoid';
import { tanh4 } from './tanh';

/** a[i] = φ(z[i]). The last vector is read whole; only the lanes that belong to the tensor are written. */
export function activationForward(kind: i32, slope: f32, z: usize, a: usize, length: i32): void {
  if (kind == identity) return copyFloats(a, z, length);
  if (kind == tanh) return tanhForward(z, a, length);
  if (kind == relu) return reluForward(z, a, length);
  if (kind == leakyRelu) return leakyReluForward(slope, z, a, length);
  sigmoidForward(z, a, length);
}

function tanhForward(z: usize, a: usize, length: i32): void {
  for (; length >= 4; length -= 4, z += 16, a += 16) v128.store(a, tanh4(v128.load(z)));
  if (length > 0) storeTail(a, tanh4(v128.load(z)), length);
}

function sigmoidForward(z: usize, a: usize, length: i32): void {
  for (; length >= 4; length -= 4, z += 16, a += 16) v128.store(a, sigmoid4(v128.load(z)));
  if (length > 0) storeTail(a, sigmoid4(v128.load(z)), length);
}

function reluForward(z: usize, a: usize, length: i32): void {
  for (; length >= 4; length -= 4, z += 16, a += 16) v128.store(a, relu4(v128.load(z)));
  if (length > 0) storeTail(a, relu4(v128.load(z)), length);
}

/** 0 where x ≤ 0, so that NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function relu4(x: v128): v128 {
  return v128.andnot(x, f32x4.le(x, f32x4.splat(0)));
}

function leakyReluForward(slope: f32, z: usize, a: usize, length: i32): void {
  const factor = f32x4.splat(slope);
  for (; length >= 4; length -= 4, z += 16, a += 16) v128.store(a, leakyRelu4(v128.load(z), factor));
  if (length > 0) storeTail(a, leakyRelu4(v128.load(z), factor), length);
}

// @ts-ignore: decorator
@inline
function leakyRelu4(x: v128, slope: v128): v128 {
  return v128.bitselect(x, f32x4.mul(slope, x), f32x4.gt(x, f32x4.splat(0)));
}

import { copyFloats } from '../simd/copy';
import { storeTail } from '../simd/tail';
import { identity, leakyRelu, relu, tanh } from './kinds';

/** dz[i] = da[i]·φ′(z[i]), from z and a = φ(z). */
export function activationBackward(
  kind: i32, slope: f32, z: usize, a: usize, da: usize, dz: usize, length: i32,
): void {
  if (kind == identity) return copyFloats(dz, da, length);
  if (kind == tanh) return tanhBackward(a, da, dz, length);
  if (kind == relu) return leakyReluBackward(0, z, da, dz, length);
  if (kind == leakyRelu) return leakyReluBackward(slope, z, da, dz, length);
  sigmoidBackward(a, da, dz, length);
}

function tanhBackward(a: usize, da: usize, dz: usize, length: i32): void {
  for (; length >= 4; length -= 4, a += 16, da += 16, dz += 16) v128.store(dz, tanhGradient(v128.load(a), v128.load(da)));
  if (length > 0) storeTail(dz, tanhGradient(v128.load(a), v128.load(da)), length);
}

/** da·(1 − a²), as (1 − a)·(1 + a): precise where a is close to ±1. */
// @ts-ignore: decorator
@inline
function tanhGradient(a: v128, da: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.mul(da, f32x4.mul(f32x4.sub(one, a), f32x4.add(one, a)));
}

function sigmoidBackward(a: usize, da: usize, dz: usize, length: i32): void {
  for (; length >= 4; length -= 4, a += 16, da += 16, dz += 16) v128.store(dz, sigmoidGradient(v128.load(a), v128.load(da)));
  if (length > 0) storeTail(dz, sigmoidGradient(v128.load(a), v128.load(da)), length);
}

/** da·a·(1 − a). */
// @ts-ignore: decorator
@inline
function sigmoidGradient(a: v128, da: v128): v128 {
  return f32x4.mul(da, f32x4.mul(a, f32x4.sub(f32x4.splat(1), a)));
}

/** Slope 0 is the plain rectifier; at the kink the derivative is that from the left. */
function leakyReluBackward(slope: f32, z: usize, da: usize, dz: usize, length: i32): void {
  const left = f32x4.splat(slope);
  for (; length >= 4; length -= 4, z += 16, da += 16, dz += 16) {
    v128.store(dz, leakyReluGradient(left, v128.load(z), v128.load(da)));
  }
  if (length > 0) storeTail(dz, leakyReluGradient(left, v128.load(z), v128.load(da)), length);
}

// @ts-ignore: decorator
@inline
function leakyReluGradient(slope: v128, z: v128, da: v128): v128 {
  return v128.bitselect(da, f32x4.mul(slope, da), f32x4.gt(z, f32x4.splat(0)));
}

import { multiplyAdd } from '../simd/multiply-add';
import { storeTail } from '../simd/tail';

/**
 * The moments of a weight whose gradient has become zero decay to subnormal numbers below 2⁻¹²⁶, which processors handle far more
 * slowly: twice the time, measured. An m below 2⁻¹⁰⁰ moves no weight: η·m/ε is then below 10⁻²²·η for the usual ε of 10⁻⁸.
 */
const negligible: f32 = 7.888609e-31;

/**
 * One step of Adam, Kingma & Ba 2014, arXiv:1412.6980: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * θ ← keep·θ − stepSize·m/(√v + epsilon), where keep is 1 − η·λ. With c = √(1 − β₂ᵗ), that is the paper's step for stepSize = η·c/(1 − β₁ᵗ) and
 * epsilon = ε·c.
 */
export function adamUpdate(
  value: usize, gradient: usize, m: usize, v: usize, length: i32, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  stepSize: f32, epsilon: f32, keep: f32,
): void {
  const keep1 = f32x4.splat(beta1), add1 = f32x4.splat(rest1), keep2 = f32x4.splat(beta2), add2 = f32x4.splat(rest2);
  const size = f32x4.splat(stepSize), bias = f32x4.splat(epsilon), share = f32x4.splat(keep);
  for (; length >= 4; length -= 4, value += 16, gradient += 16, m += 16, v += 16) {
    const g = v128.load(gradient);
    const first = firstMoment(v128.load(m), g, keep1, add1), second = secondMoment(v128.load(v), g, keep2, add2);
    v128.store(m, first);
    v128.store(v, second);
    v128.store(value, f32x4.sub(f32x4.mul(share, v128.load(value)), stepOf(first, second, size, bias)));
  }
  if (length == 0) return;
  const g = v128.load(gradient);
  const first = firstMoment(v128.load(m), g, keep1, add1), second = secondMoment(v128.load(v), g, keep2, add2);
  storeTail(m, first, length);
  storeTail(v, second, length);
  storeTail(value, f32x4.sub(f32x4.mul(share, v128.load(value)), stepOf(first, second, size, bias)), length);
}

// @ts-ignore: decorator
@inline
function firstMoment(m: v128, g: v128, keep: v128, add: v128): v128 {
  const next = multiplyAdd(keep, m, f32x4.mul(add, g));
  return v128.andnot(next, f32x4.lt(f32x4.abs(next), f32x4.splat(negligible)));
}

// @ts-ignore: decorator
@inline
function secondMoment(v: v128, g: v128, keep: v128, add: v128): v128 {
  return multiplyAdd(keep, v, f32x4.mul(f32x4.mul(add, g), g));
}

// @ts-ignore: decorator
@inline
function stepOf(m: v128, v: v128, size: v128, bias: v128): v128 {
  return f32x4.div(f32x4.mul(size, m), f32x4.add(f32x4.sqrt(v), bias));
}

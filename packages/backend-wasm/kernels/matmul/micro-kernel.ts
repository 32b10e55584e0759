import { multiplyAdd } from '../simd/multiply-add';

/**
 * Rows and columns of the block of the result kept in registers. Of 16 registers, 12 can be accumulators if multiplication is fused;
 * if the product needs a register of its own, 12 would spill, at half the speed.
 */
export const tileRows: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 4;
export const tileColumns: i32 = 8;

/**
 * target[i, j] (+)= scale·Σₚ a[p, i]·b[p, j] for a tile, from packed panels: `tileRows` floats of a and 8 of b for each p.
 *
 * The layering of Goto & van de Geijn 2008, doi:10.1145/1356052.1356053.
 */
export function tileProduct(a: usize, b: usize, depth: i32, target: usize, stride: usize, scale: f32, accumulate: bool): void {
  if (ASC_FEATURE_RELAXED_SIMD) sixRows(a, b, depth, target, stride, scale, accumulate);
  else fourRows(a, b, depth, target, stride, scale, accumulate);
}

// @ts-ignore: decorator
@inline
function sixRows(a: usize, b: usize, depth: i32, target: usize, stride: usize, scale: f32, accumulate: bool): void {
  const zero = f32x4.splat(0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero;
  let c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  let c40 = zero, c41 = zero, c50 = zero, c51 = zero;
  for (let p = 0; p < depth; p++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load_splat<f32>(a);
    c00 = multiplyAdd(x, b0, c00); c01 = multiplyAdd(x, b1, c01);
    x = v128.load_splat<f32>(a, 4);
    c10 = multiplyAdd(x, b0, c10); c11 = multiplyAdd(x, b1, c11);
    x = v128.load_splat<f32>(a, 8);
    c20 = multiplyAdd(x, b0, c20); c21 = multiplyAdd(x, b1, c21);
    x = v128.load_splat<f32>(a, 12);
    c30 = multiplyAdd(x, b0, c30); c31 = multiplyAdd(x, b1, c31);
    x = v128.load_splat<f32>(a, 16);
    c40 = multiplyAdd(x, b0, c40); c41 = multiplyAdd(x, b1, c41);
    x = v128.load_splat<f32>(a, 20);
    c50 = multiplyAdd(x, b0, c50); c51 = multiplyAdd(x, b1, c51);
    a += 24;
    b += 32;
  }
  const factor = f32x4.splat(scale);
  storeRow(target, c00, c01, factor, accumulate); target += stride;
  storeRow(target, c10, c11, factor, accumulate); target += stride;
  storeRow(target, c20, c21, factor, accumulate); target += stride;
  storeRow(target, c30, c31, factor, accumulate); target += stride;
  storeRow(target, c40, c41, factor, accumulate); target += stride;
  storeRow(target, c50, c51, factor, accumulate);
}

// @ts-ignore: decorator
@inline
function fourRows(a: usize, b: usize, depth: i32, target: usize, stride: usize, scale: f32, accumulate: bool): void {
  const zero = f32x4.splat(0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero;
  let c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  for (let p = 0; p < depth; p++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load_splat<f32>(a);
    c00 = multiplyAdd(x, b0, c00); c01 = multiplyAdd(x, b1, c01);
    x = v128.load_splat<f32>(a, 4);
    c10 = multiplyAdd(x, b0, c10); c11 = multiplyAdd(x, b1, c11);
    x = v128.load_splat<f32>(a, 8);
    c20 = multiplyAdd(x, b0, c20); c21 = multiplyAdd(x, b1, c21);
    x = v128.load_splat<f32>(a, 12);
    c30 = multiplyAdd(x, b0, c30); c31 = multiplyAdd(x, b1, c31);
    a += 16;
    b += 32;
  }
  const factor = f32x4.splat(scale);
  storeRow(target, c00, c01, factor, accumulate); target += stride;
  storeRow(target, c10, c11, factor, accumulate); target += stride;
  storeRow(target, c20, c21, factor, accumulate); target += stride;
  storeRow(target, c30, c31, factor, accumulate);
}

// @ts-ignore: decorator
@inline
function storeRow(target: usize, left: v128, right: v128, scale: v128, accumulate: bool): void {
  if (accumulate) {
    v128.store(target, multiplyAdd(scale, left, v128.load(target)));
    v128.store(target, multiplyAdd(scale, right, v128.load(target, 16)), 16);
  } else {
    v128.store(target, f32x4.mul(scale, left));
    v128.store(target, f32x4.mul(scale, right), 16);
  }
}

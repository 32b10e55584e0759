import { storeTail } from '../simd/tail';

/** out[i] = a[i] + b[i] for i < length; `out` may be one of them. */
export function addFloats(a: usize, b: usize, out: usize, length: i32): void {
  for (; length >= 4; length -= 4, a += 16, b += 16, out += 16) v128.store(out, f32x4.add(v128.load(a), v128.load(b)));
  if (length > 0) storeTail(out, f32x4.add(v128.load(a), v128.load(b)), length);
}

/** out[i] = a[i]·b[i] for i < length; `out` may be one of them. */
export function multiplyFloats(a: usize, b: usize, out: usize, length: i32): void {
  for (; length >= 4; length -= 4, a += 16, b += 16, out += 16) v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
  if (length > 0) storeTail(out, f32x4.mul(v128.load(a), v128.load(b)), length);
}

import { storeTail } from './tail';

// Loops instead of memory.copy and memory.fill, which check against the memory size known to this thread: it may be older than the
// last growth by another thread.

/** target[i] = source[i] for i < length. */
export function copyFloats(target: usize, source: usize, length: i32): void {
  for (; length >= 4; length -= 4, target += 16, source += 16) v128.store(target, v128.load(source));
  if (length > 0) storeTail(target, v128.load(source), length);
}

/** target[i] = 0 for i < length. */
export function clearFloats(target: usize, length: i32): void {
  const zero = f32x4.splat(0);
  for (; length >= 4; length -= 4, target += 16) v128.store(target, zero);
  if (length > 0) storeTail(target, zero, length);
}

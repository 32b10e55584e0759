/** The first `count` lanes (1 to 3) from memory, the others zero. */
// @ts-ignore: decorator
@inline
export function loadTail(source: usize, count: i32): v128 {
  if (count == 1) return v128.load32_zero(source);
  const pair = v128.load64_zero(source);
  return count == 2 ? pair : v128.load_lane<f32>(source, pair, 2, 8);
}

/** Writes the first `count` lanes (1 to 3). */
// @ts-ignore: decorator
@inline
export function storeTail(target: usize, value: v128, count: i32): void {
  if (count == 1) {
    v128.store_lane<f32>(target, value, 0);
    return;
  }
  v128.store_lane<i64>(target, value, 0);
  if (count == 3) v128.store_lane<f32>(target, value, 2, 8);
}

/** Writes the first `count` lanes; four or more stand for all. */
// @ts-ignore: decorator
@inline
export function storeLanes(target: usize, value: v128, count: i32): void {
  if (count >= 4) v128.store(target, value);
  else storeTail(target, value, count);
}

/** Zeros all lanes but the first `count`, none from 4 on. */
// @ts-ignore: decorator
@inline
export function keepLanes(value: v128, count: i32): v128 {
  return count >= 4 ? value : v128.and(value, i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3)));
}

/**
 * For four neighboring channels from `channel` on, the number of the group of each, of `width` channels a group; lanes beyond the last channel
 * are undefined.
 */
// @ts-ignore: decorator
@inline
export function ofGroups(numbers: usize, channel: i32, width: i32): v128 {
  if (width == 1) return v128.load(numbers + (<usize>channel << 2));
  const first = channel / width;
  if ((channel + 3) / width == first) return v128.load32_splat(numbers + (<usize>first << 2));
  let result = v128.load32_splat(numbers + (<usize>first << 2));
  result = v128.load_lane<f32>(numbers + (<usize>((channel + 1) / width) << 2), result, 1);
  result = v128.load_lane<f32>(numbers + (<usize>((channel + 2) / width) << 2), result, 2);
  return v128.load_lane<f32>(numbers + (<usize>((channel + 3) / width) << 2), result, 3);
}

/** 1 / √(variance + epsilon) for four neighboring channels. */
// @ts-ignore: decorator
@inline
export function inverseDeviations(variance: usize, channel: i32, width: i32, epsilon: f32): v128 {
  const squares = f32x4.add(ofGroups(variance, channel, width), f32x4.splat(epsilon));
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(squares));
}

/** The smallest module that only an engine with SIMD accepts. */
export function addLanes(a: usize, b: usize): i32 {
  return i32x4.extract_lane(i32x4.add(v128.load(a), v128.load(b)), 0);
}

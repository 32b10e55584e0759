/** target[p, 0…3] = source[0…3, p] for p < depth: four rows of the source become columns; strides in bytes. */
export function transposeInto(source: usize, sourceStride: usize, depth: i32, target: usize, targetStride: usize): void {
  const second = source + sourceStride, third = second + sourceStride, fourth = third + sourceStride;
  let p: usize = 0;
  const end = <usize>depth << 2;
  for (; p + 16 <= end; p += 16) {
    const r0 = v128.load(source + p), r1 = v128.load(second + p), r2 = v128.load(third + p), r3 = v128.load(fourth + p);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(target, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5)); target += targetStride;
    v128.store(target, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7)); target += targetStride;
    v128.store(target, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5)); target += targetStride;
    v128.store(target, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7)); target += targetStride;
  }
  for (; p < end; p += 4, target += targetStride) {
    store<f32>(target, load<f32>(source + p));
    store<f32>(target, load<f32>(second + p), 4);
    store<f32>(target, load<f32>(third + p), 8);
    store<f32>(target, load<f32>(fourth + p), 12);
  }
}

/** The sums over the lanes of four vectors, as one vector. */
// @ts-ignore: decorator
@inline
export function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

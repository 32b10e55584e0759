import { storeLanes } from '../simd/tail';

// Multipliers and Weyl increments of Philox4x32-10: Salmon, Moraes, Dror and Shaw 2011, doi:10.1145/2063384.2063405, table 2 and section 3.3.
const multiplier0: i32 = 0xd2511f53;
const multiplier1: i32 = 0xcd9e8d57;
const weyl0: i32 = 0x9e3779b9;
const weyl1: i32 = 0xbb67ae85;

/**
 * mask[i] = 0 where word i mod 4 of block ⌊i / 4⌋ is less than `limit`, without sign, else `scale`, for i < length. The blocks are those of
 * Philox with this key, and counters from the given one on. Four blocks at a time, each in a lane of its own.
 */
export function dropMask(
  mask: usize, length: i32, limit: i32, scale: f32, key0: i32, key1: i32, counter0: i32, counter1: i32, counter2: i32, counter3: i32,
): void {
  const limits = i32x4.splat(limit), scales = f32x4.splat(scale), m0 = i32x4.splat(multiplier0), m1 = i32x4.splat(multiplier1);
  let counters = i32x4.add(i32x4.splat(counter0), i32x4(0, 1, 2, 3));
  for (; length > 0; length -= 16, mask += 64, counters = i32x4.add(counters, i32x4.splat(4))) {
    let c0 = counters, c1 = i32x4.splat(counter1), c2 = i32x4.splat(counter2), c3 = i32x4.splat(counter3);
    let k0 = key0, k1 = key1;
    for (let round = 0; round < 10; round++, k0 += weyl0, k1 += weyl1) {
      const even0 = i64x2.extmul_low_i32x4_u(c0, m0), odd0 = i64x2.extmul_high_i32x4_u(c0, m0);
      const even1 = i64x2.extmul_low_i32x4_u(c2, m1), odd1 = i64x2.extmul_high_i32x4_u(c2, m1);
      c0 = v128.xor(v128.xor(highWords(even1, odd1), c1), i32x4.splat(k0));
      c2 = v128.xor(v128.xor(highWords(even0, odd0), c3), i32x4.splat(k1));
      c1 = lowWords(even1, odd1);
      c3 = lowWords(even0, odd0);
    }
    // From a word of four blocks in each vector to the four words of a block.
    const low01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5), high01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
    const low23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5), high23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
    write(mask, v128.shuffle<i32>(low01, low23, 0, 1, 4, 5), limits, scales, length);
    write(mask + 16, v128.shuffle<i32>(low01, low23, 2, 3, 6, 7), limits, scales, length - 4);
    write(mask + 32, v128.shuffle<i32>(high01, high23, 0, 1, 4, 5), limits, scales, length - 8);
    write(mask + 48, v128.shuffle<i32>(high01, high23, 2, 3, 6, 7), limits, scales, length - 12);
  }
}

// @ts-ignore: decorator
@inline
function highWords(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 1, 3, 5, 7);
}

// @ts-ignore: decorator
@inline
function lowWords(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function write(mask: usize, words: v128, limits: v128, scales: v128, count: i32): void {
  if (count > 0) storeLanes(mask, v128.andnot(scales, i32x4.lt_u(words, limits)), count);
}

import { nonZeroMaskOf } from '../simd/non-zero-mask';

// A line of op(a) as a list of its elements that are not zero. An entry is 8 bytes: the offset in bytes of the row of b that
// the element is multiplied with, and scale·element.

// @ts-ignore: decorator
@inline
export const entryBytes: usize = 8;

/**
 * Writes the entries of a contiguous line; returns where they end. Element p belongs to the row of b at p·step bytes.
 *
 * Four elements at a time are written, non-zero ones moved to the front, and the end advances past these: which ones are zero is
 * unpredictable, so that a branch per element would cost more.
 */
export function listLine(line: usize, length: i32, step: i32, scale: f32, entries: usize): usize {
  const factor = f32x4.splat(scale), increment = i32x4.splat(4 * step), zero = f32x4.splat(0);
  let offsets = i32x4.mul(i32x4.splat(step), i32x4(0, 1, 2, 3));
  for (; length > 0; length -= 4, line += 16) {
    const values = v128.load(line);
    let mask = i32x4.bitmask(f32x4.ne(values, zero));
    if (length < 4) mask &= (1 << length) - 1;
    const order = v128.load(laneOrders + (<usize>mask << 4));
    const chosenOffsets = i8x16.swizzle(offsets, order), chosenValues = i8x16.swizzle(f32x4.mul(factor, values), order);
    v128.store(entries, v128.shuffle<f32>(chosenOffsets, chosenValues, 0, 4, 1, 5));
    v128.store(entries, v128.shuffle<f32>(chosenOffsets, chosenValues, 2, 6, 3, 7), 16);
    entries += <usize>popcnt(mask) * entryBytes;
    offsets = i32x4.add(offsets, increment);
  }
  return entries;
}

/** Writes the indices of the elements above 0; returns where they end. Up to a vector beyond it is written. */
export function listPositive(line: usize, length: i32, indices: usize): usize {
  const zero = f32x4.splat(0), increment = i32x4.splat(4);
  let places = i32x4(0, 1, 2, 3);
  for (; length > 0; length -= 4, line += 16) {
    let mask = i32x4.bitmask(f32x4.gt(v128.load(line), zero));
    if (length < 4) mask &= (1 << length) - 1;
    v128.store(indices, i8x16.swizzle(places, v128.load(laneOrders + (<usize>mask << 4))));
    indices += <usize>popcnt(mask) << 2;
    places = i32x4.add(places, increment);
  }
  return indices;
}

/** Where `writeLaneOrders` puts its table: below the heap, see src/memory/heap.ts. */
const laneOrders: usize = 4096;

/** For each of the 16 sets of lanes, the byte order that moves them to the front; 256 bytes. */
export function writeLaneOrders(): void {
  for (let mask = 0; mask < 16; mask++) {
    let target = laneOrders + (<usize>mask << 4);
    for (let lane = 0; lane < 4; lane++) {
      if ((mask >> lane) & 1) {
        store<u32>(target, 0x03020100 + 0x04040404 * lane);
        target += 4;
      }
    }
  }
}

/**
 * Lists `lines` columns of a matrix of `depth` rows: those of column i from entries + i·capacity·8 on, ended by the address in
 * ends[i]. The capacity is at least the depth and a multiple of 4, as four entries at a time are written; see `listLine`.
 */
export function listColumns(
  matrix: usize, stride: usize, lines: i32, depth: i32, step: i32, scale: f32, ends: usize, entries: usize, capacity: i32,
): void {
  for (let i = 0; i < lines; i++) store<usize>(ends + (<usize>i << 2), entries + <usize>(i * capacity) * entryBytes);
  const factor = f32x4.splat(scale), increment = i32x4.splat(4 * step);
  let offsets = i32x4.mul(i32x4.splat(step), i32x4(0, 1, 2, 3));
  const whole = <usize>(lines & ~3) << 2;
  let p = 0;
  for (; p + 4 <= depth; p += 4, matrix += 4 * stride, offsets = i32x4.add(offsets, increment)) {
    for (let place: usize = 0; place < whole; place += 16) {
      const from = matrix + place;
      const r0 = v128.load(from), r1 = v128.load(from + stride), r2 = v128.load(from + 2 * stride), r3 = v128.load(from + 3 * stride);
      if (!v128.any_true(v128.or(v128.or(r0, r1), v128.or(r2, r3)))) continue;
      const low0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), low1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const high0 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7), high1 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      listFour(ends + place, v128.shuffle<f32>(low0, low1, 0, 1, 4, 5), factor, offsets);
      listFour(ends + place + 4, v128.shuffle<f32>(low0, low1, 2, 3, 6, 7), factor, offsets);
      listFour(ends + place + 8, v128.shuffle<f32>(high0, high1, 0, 1, 4, 5), factor, offsets);
      listFour(ends + place + 12, v128.shuffle<f32>(high0, high1, 2, 3, 6, 7), factor, offsets);
    }
    for (let i = lines & ~3; i < lines; i++) {
      for (let row = 0; row < 4; row++) listOne(ends + (<usize>i << 2), matrix + <usize>row * stride + (<usize>i << 2), scale, (p + row) * step);
    }
  }
  for (; p < depth; p++, matrix += stride) {
    for (let i = 0; i < lines; i++) listOne(ends + (<usize>i << 2), matrix + (<usize>i << 2), scale, p * step);
  }
}

/** Appends those of four elements that are not zero to the line that ends at the address in `place`. */
// @ts-ignore: decorator
@inline
function listFour(place: usize, values: v128, factor: v128, offsets: v128): void {
  const mask = i32x4.bitmask(f32x4.ne(values, f32x4.splat(0)));
  const end = load<usize>(place), order = v128.load(laneOrders + (<usize>mask << 4));
  const chosenOffsets = i8x16.swizzle(offsets, order), chosenValues = i8x16.swizzle(f32x4.mul(factor, values), order);
  v128.store(end, v128.shuffle<f32>(chosenOffsets, chosenValues, 0, 4, 1, 5));
  v128.store(end, v128.shuffle<f32>(chosenOffsets, chosenValues, 2, 6, 3, 7), 16);
  store<usize>(place, end + <usize>popcnt(mask) * entryBytes);
}

/** Appends an element unless it is zero. */
// @ts-ignore: decorator
@inline
function listOne(place: usize, element: usize, scale: f32, offset: i32): void {
  const value = load<f32>(element);
  if (value == 0) return;
  const end = load<usize>(place);
  store<i32>(end, offset);
  store<f32>(end, scale * value, 4);
  store<usize>(place, end + entryBytes);
}

/** Lists `lines` rows; see `listColumns`. */
export function listRows(
  matrix: usize, stride: usize, lines: i32, depth: i32, step: i32, scale: f32, ends: usize, entries: usize, capacity: i32,
): void {
  const bytes = <usize>capacity * entryBytes;
  for (let i = 0; i < lines; i++, matrix += stride, entries += bytes) {
    store<usize>(ends + (<usize>i << 2), listLine(matrix, depth, step, scale, entries));
  }
}

/** The number of non-zero elements of a matrix. */
export function countNonZeros(source: usize, length: i32): i32 {
  let count = 0;
  for (let i = 0; i < length; i += 16) count += popcnt(nonZeroMaskOf(source + (<usize>i << 2), length - i));
  return count;
}

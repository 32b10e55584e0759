import { multiplyAdd } from '../simd/multiply-add';
import { storeTail } from '../simd/tail';
import { entryBytes } from './entries';

// out[:] = initial[:] + Σ value·b[row, :] over the entries of a line, with the sums in registers: 32 columns at a time, then the
// rest in one block of 16, 12, 8 or 4. The last vector may be read beyond the columns, never written.

/** out[:] = initial[:] + Σ value·b[row, :] over the entries; `initial` 0 stands for zeros and may be `out` itself. */
export function sumEntries(from: usize, end: usize, b: usize, initial: usize, out: usize, columns: i32): void {
  while (columns >= 32) {
    sumEntries32(from, end, b, initial, out);
    b += 128;
    out += 128;
    if (initial != 0) initial += 128;
    columns -= 32;
  }
  if (columns > 16) {
    sumEntries16(from, end, b, initial, out, 16);
    b += 64;
    out += 64;
    if (initial != 0) initial += 64;
    columns -= 16;
  }
  if (columns > 12) sumEntries16(from, end, b, initial, out, columns);
  else if (columns > 8) sumEntries12(from, end, b, initial, out, columns);
  else if (columns > 4) sumEntries8(from, end, b, initial, out, columns);
  else if (columns > 0) sumEntries4(from, end, b, initial, out, columns);
}

/** 32 columns: see `sumEntries`. */
function sumEntries32(from: usize, end: usize, b: usize, initial: usize, out: usize): void {
  const zero = f32x4.splat(0);
  let c0 = initial != 0 ? v128.load(initial) : zero;
  let c1 = initial != 0 ? v128.load(initial, 16) : zero;
  let c2 = initial != 0 ? v128.load(initial, 32) : zero;
  let c3 = initial != 0 ? v128.load(initial, 48) : zero;
  let c4 = initial != 0 ? v128.load(initial, 64) : zero;
  let c5 = initial != 0 ? v128.load(initial, 80) : zero;
  let c6 = initial != 0 ? v128.load(initial, 96) : zero;
  let c7 = initial != 0 ? v128.load(initial, 112) : zero;
  for (; from < end; from += entryBytes) {
    const x = v128.load_splat<f32>(from, 4);
    const row = b + load<u32>(from);
    c0 = multiplyAdd(x, v128.load(row), c0);
    c1 = multiplyAdd(x, v128.load(row, 16), c1);
    c2 = multiplyAdd(x, v128.load(row, 32), c2);
    c3 = multiplyAdd(x, v128.load(row, 48), c3);
    c4 = multiplyAdd(x, v128.load(row, 64), c4);
    c5 = multiplyAdd(x, v128.load(row, 80), c5);
    c6 = multiplyAdd(x, v128.load(row, 96), c6);
    c7 = multiplyAdd(x, v128.load(row, 112), c7);
  }
  v128.store(out, c0);
  v128.store(out, c1, 16);
  v128.store(out, c2, 32);
  v128.store(out, c3, 48);
  v128.store(out, c4, 64);
  v128.store(out, c5, 80);
  v128.store(out, c6, 96);
  v128.store(out, c7, 112);
}

/** At most 16 columns: see `sumEntries`. */
function sumEntries16(from: usize, end: usize, b: usize, initial: usize, out: usize, columns: i32): void {
  const zero = f32x4.splat(0);
  let c0 = initial != 0 ? v128.load(initial) : zero;
  let c1 = initial != 0 ? v128.load(initial, 16) : zero;
  let c2 = initial != 0 ? v128.load(initial, 32) : zero;
  let c3 = initial != 0 ? v128.load(initial, 48) : zero;
  for (; from < end; from += entryBytes) {
    const x = v128.load_splat<f32>(from, 4);
    const row = b + load<u32>(from);
    c0 = multiplyAdd(x, v128.load(row), c0);
    c1 = multiplyAdd(x, v128.load(row, 16), c1);
    c2 = multiplyAdd(x, v128.load(row, 32), c2);
    c3 = multiplyAdd(x, v128.load(row, 48), c3);
  }
  v128.store(out, c0);
  v128.store(out, c1, 16);
  v128.store(out, c2, 32);
  if (columns == 16) v128.store(out, c3, 48);
  else storeTail(out + 48, c3, columns - 12);
}

/** At most 12 columns: see `sumEntries`. */
function sumEntries12(from: usize, end: usize, b: usize, initial: usize, out: usize, columns: i32): void {
  const zero = f32x4.splat(0);
  let c0 = initial != 0 ? v128.load(initial) : zero;
  let c1 = initial != 0 ? v128.load(initial, 16) : zero;
  let c2 = initial != 0 ? v128.load(initial, 32) : zero;
  for (; from < end; from += entryBytes) {
    const x = v128.load_splat<f32>(from, 4);
    const row = b + load<u32>(from);
    c0 = multiplyAdd(x, v128.load(row), c0);
    c1 = multiplyAdd(x, v128.load(row, 16), c1);
    c2 = multiplyAdd(x, v128.load(row, 32), c2);
  }
  v128.store(out, c0);
  v128.store(out, c1, 16);
  if (columns == 12) v128.store(out, c2, 32);
  else storeTail(out + 32, c2, columns - 8);
}

/** At most 8 columns: see `sumEntries`. */
function sumEntries8(from: usize, end: usize, b: usize, initial: usize, out: usize, columns: i32): void {
  const zero = f32x4.splat(0);
  let c0 = initial != 0 ? v128.load(initial) : zero;
  let c1 = initial != 0 ? v128.load(initial, 16) : zero;
  for (; from < end; from += entryBytes) {
    const x = v128.load_splat<f32>(from, 4);
    const row = b + load<u32>(from);
    c0 = multiplyAdd(x, v128.load(row), c0);
    c1 = multiplyAdd(x, v128.load(row, 16), c1);
  }
  v128.store(out, c0);
  if (columns == 8) v128.store(out, c1, 16);
  else storeTail(out + 16, c1, columns - 4);
}

/** At most 4 columns: see `sumEntries`. */
function sumEntries4(from: usize, end: usize, b: usize, initial: usize, out: usize, columns: i32): void {
  const zero = f32x4.splat(0);
  let c0 = initial != 0 ? v128.load(initial) : zero;
  for (; from < end; from += entryBytes) {
    const x = v128.load_splat<f32>(from, 4);
    const row = b + load<u32>(from);
    c0 = multiplyAdd(x, v128.load(row), c0);
  }
  if (columns == 4) v128.store(out, c0);
  else storeTail(out, c0, columns - 0);
}

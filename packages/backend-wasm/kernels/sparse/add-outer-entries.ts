import { multiplyAdd } from '../simd/multiply-add';
import { storeTail } from '../simd/tail';
import { entryBytes } from './entries';

// out[row, :] += scale·value·b[:] for the entries of a line; up to 32 columns of b stay in registers.

/** out[row, :] += scale·value·b[:] for every entry, its offset being that of the row of `out`. */
export function addOuterEntries(from: usize, end: usize, b: usize, out: usize, columns: i32, scale: f32): void {
  if (columns > 32) return addOuterLong(from, end, b, out, columns, scale);
  if (columns == 32) return addOuter32(from, end, b, out, scale);
  if (columns > 16) {
    addOuter16(from, end, b, out, 16, scale);
    b += 64;
    out += 64;
    columns -= 16;
  }
  if (columns > 12) addOuter16(from, end, b, out, columns, scale);
  else if (columns > 8) addOuter12(from, end, b, out, columns, scale);
  else if (columns > 4) addOuter8(from, end, b, out, columns, scale);
  else if (columns > 0) addOuter4(from, end, b, out, columns, scale);
}

/** Row after row, in the order of the memory. */
function addOuterLong(from: usize, end: usize, b: usize, out: usize, columns: i32, scale: f32): void {
  const factor = f32x4.splat(scale);
  const blocks = <usize>(columns >> 4) << 6;
  for (let entry = from; entry < end; entry += entryBytes) {
    const x = f32x4.mul(factor, v128.load_splat<f32>(entry, 4));
    const to = out + load<u32>(entry);
    for (let j: usize = 0; j < blocks; j += 64) {
      const target = to + j, row = b + j;
      v128.store(target, multiplyAdd(x, v128.load(row), v128.load(target)));
      v128.store(target, multiplyAdd(x, v128.load(row, 16), v128.load(target, 16)), 16);
      v128.store(target, multiplyAdd(x, v128.load(row, 32), v128.load(target, 32)), 32);
      v128.store(target, multiplyAdd(x, v128.load(row, 48), v128.load(target, 48)), 48);
    }
  }
  const rest = columns & 15;
  if (rest > 0) addOuterEntries(from, end, b + blocks, out + blocks, rest, scale);
}

/** 32 columns: see `addOuterEntries`. */
function addOuter32(from: usize, end: usize, row: usize, out: usize, scale: f32): void {
  const factor = f32x4.splat(scale);
  const b0 = v128.load(row), b1 = v128.load(row, 16), b2 = v128.load(row, 32), b3 = v128.load(row, 48), b4 = v128.load(row, 64), b5 = v128.load(row, 80), b6 = v128.load(row, 96), b7 = v128.load(row, 112);
  for (; from < end; from += entryBytes) {
    const x = f32x4.mul(factor, v128.load_splat<f32>(from, 4));
    const to = out + load<u32>(from);
    v128.store(to, multiplyAdd(x, b0, v128.load(to)));
    v128.store(to, multiplyAdd(x, b1, v128.load(to, 16)), 16);
    v128.store(to, multiplyAdd(x, b2, v128.load(to, 32)), 32);
    v128.store(to, multiplyAdd(x, b3, v128.load(to, 48)), 48);
    v128.store(to, multiplyAdd(x, b4, v128.load(to, 64)), 64);
    v128.store(to, multiplyAdd(x, b5, v128.load(to, 80)), 80);
    v128.store(to, multiplyAdd(x, b6, v128.load(to, 96)), 96);
    v128.store(to, multiplyAdd(x, b7, v128.load(to, 112)), 112);
  }
}

/** At most 16 columns: see `addOuterEntries`. */
function addOuter16(from: usize, end: usize, row: usize, out: usize, columns: i32, scale: f32): void {
  const factor = f32x4.splat(scale);
  const b0 = v128.load(row), b1 = v128.load(row, 16), b2 = v128.load(row, 32), b3 = v128.load(row, 48);
  const rest = columns - 12;
  for (; from < end; from += entryBytes) {
    const x = f32x4.mul(factor, v128.load_splat<f32>(from, 4));
    const to = out + load<u32>(from);
    v128.store(to, multiplyAdd(x, b0, v128.load(to)));
    v128.store(to, multiplyAdd(x, b1, v128.load(to, 16)), 16);
    v128.store(to, multiplyAdd(x, b2, v128.load(to, 32)), 32);
    const last = multiplyAdd(x, b3, v128.load(to, 48));
    if (rest == 4) v128.store(to, last, 48);
    else storeTail(to + 48, last, rest);
  }
}

/** At most 12 columns: see `addOuterEntries`. */
function addOuter12(from: usize, end: usize, row: usize, out: usize, columns: i32, scale: f32): void {
  const factor = f32x4.splat(scale);
  const b0 = v128.load(row), b1 = v128.load(row, 16), b2 = v128.load(row, 32);
  const rest = columns - 8;
  for (; from < end; from += entryBytes) {
    const x = f32x4.mul(factor, v128.load_splat<f32>(from, 4));
    const to = out + load<u32>(from);
    v128.store(to, multiplyAdd(x, b0, v128.load(to)));
    v128.store(to, multiplyAdd(x, b1, v128.load(to, 16)), 16);
    const last = multiplyAdd(x, b2, v128.load(to, 32));
    if (rest == 4) v128.store(to, last, 32);
    else storeTail(to + 32, last, rest);
  }
}

/** At most 8 columns: see `addOuterEntries`. */
function addOuter8(from: usize, end: usize, row: usize, out: usize, columns: i32, scale: f32): void {
  const factor = f32x4.splat(scale);
  const b0 = v128.load(row), b1 = v128.load(row, 16);
  const rest = columns - 4;
  for (; from < end; from += entryBytes) {
    const x = f32x4.mul(factor, v128.load_splat<f32>(from, 4));
    const to = out + load<u32>(from);
    v128.store(to, multiplyAdd(x, b0, v128.load(to)));
    const last = multiplyAdd(x, b1, v128.load(to, 16));
    if (rest == 4) v128.store(to, last, 16);
    else storeTail(to + 16, last, rest);
  }
}

/** At most 4 columns: see `addOuterEntries`. */
function addOuter4(from: usize, end: usize, row: usize, out: usize, columns: i32, scale: f32): void {
  const factor = f32x4.splat(scale);
  const b0 = v128.load(row);
  const rest = columns - 0;
  for (; from < end; from += entryBytes) {
    const x = f32x4.mul(factor, v128.load_splat<f32>(from, 4));
    const to = out + load<u32>(from);
    const last = multiplyAdd(x, b0, v128.load(to));
    if (rest == 4) v128.store(to, last);
    else storeTail(to, last, rest);
  }
}

import { multiplyAdd } from '../simd/multiply-add';
import { entryBytes } from '../sparse/entries';
import { sumEntries } from '../sparse/sum-entries';

/** target[:] += Σ value·b[row, :] over the entries: a run of a window. Windows of 3 × 16 channels are common: 48 numbers stay in registers. */
export function addRun(from: usize, end: usize, b: usize, target: usize, length: i32): void {
  for (; length >= 48; length -= 48, b += 192, target += 192) addFortyEight(from, end, b, target);
  if (length > 0) sumEntries(from, end, b, target, target, length);
}

function addFortyEight(from: usize, end: usize, b: usize, target: usize): void {
  let c0 = v128.load(target), c1 = v128.load(target, 16), c2 = v128.load(target, 32), c3 = v128.load(target, 48);
  let c4 = v128.load(target, 64), c5 = v128.load(target, 80), c6 = v128.load(target, 96), c7 = v128.load(target, 112);
  let c8 = v128.load(target, 128), c9 = v128.load(target, 144), c10 = v128.load(target, 160), c11 = v128.load(target, 176);
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
    c8 = multiplyAdd(x, v128.load(row, 128), c8);
    c9 = multiplyAdd(x, v128.load(row, 144), c9);
    c10 = multiplyAdd(x, v128.load(row, 160), c10);
    c11 = multiplyAdd(x, v128.load(row, 176), c11);
  }
  v128.store(target, c0); v128.store(target, c1, 16); v128.store(target, c2, 32); v128.store(target, c3, 48);
  v128.store(target, c4, 64); v128.store(target, c5, 80); v128.store(target, c6, 96); v128.store(target, c7, 112);
  v128.store(target, c8, 128); v128.store(target, c9, 144); v128.store(target, c10, 160); v128.store(target, c11, 176);
}

import { listLine } from '../sparse/entries';
import { sumEntries } from '../sparse/sum-entries';
import { addOuterEntries } from '../sparse/add-outer-entries';

/**
 * out[:] = initial[:] + scale·x·b for one row x and b [depth, columns]; `initial` 0 stands for zeros and may be `out` itself.
 * Zeros of x are passed over; the others are listed in `entries`, 8 bytes for each element of x. Returns where the list ends.
 */
export function rowProduct(
  x: usize, depth: i32, scale: f32, b: usize, columns: i32, initial: usize, out: usize, entries: usize,
): usize {
  const end = listLine(x, depth, columns << 2, scale, entries);
  sumEntries(entries, end, b, initial, out, columns);
  return end;
}

/** out[i, j] += scale·x[i]·y[j], passing over the zeros of x. Scratch as for `rowProduct`. */
export function addOuterProduct(x: usize, rows: i32, y: usize, columns: i32, out: usize, scale: f32, scratch: usize): void {
  addOuterEntries(scratch, listLine(x, rows, columns << 2, 1, scratch), y, out, columns, scale);
}

/** As `addOuterProduct`, of an x that `rowProduct` has listed with scale 1 for as many columns. */
export function addListedOuterProduct(entries: usize, end: usize, y: usize, columns: i32, out: usize, scale: f32): void {
  addOuterEntries(entries, end, y, out, columns, scale);
}

import { entryBytes, listRows } from './entries';
import { addOuterEntries } from './add-outer-entries';
import { sumLines } from './list-product';

// Products of a batch x with few columns: non-zero elements are listed row by row once, for the forward and the backward pass.
// Listing them by column, as `listProduct` does for xᵀ, would not pay off for so few columns.

/** Bytes of the lists of a matrix: the end of each row's list, then the entries, with a margin of one vector. */
export function rowListBytes(rows: i32, depth: i32): usize {
  return entriesOffset(rows) + <usize>rows * <usize>depth * entryBytes + 32;
}

// @ts-ignore: decorator
@inline
function entriesOffset(rows: i32): usize {
  return ((<usize>rows << 2) + 15) & ~15;
}

/** out = initial + x·b for x [rows, depth] and b [depth, columns], all contiguous; leaves the lists of x behind. */
export function narrowProduct(
  x: usize, rows: i32, depth: i32, b: usize, columns: i32, initial: usize, out: usize, lists: usize,
): void {
  const entries = lists + entriesOffset(rows);
  listRows(x, <usize>depth << 2, rows, depth, columns << 2, 1, lists, entries, depth);
  sumLines(lists, entries, rows, depth, b, initial, out, <usize>columns << 2, columns, false);
}

/** out += scale·xᵀ·y for the listed x and y [rows, columns], sample after sample. */
export function addListedOuterProducts(
  lists: usize, rows: i32, depth: i32, y: usize, columns: i32, out: usize, scale: f32,
): void {
  let entries = lists + entriesOffset(rows);
  const capacity = <usize>depth * entryBytes;
  for (let row = 0; row < rows; row++, entries += capacity, y += <usize>columns << 2) {
    addOuterEntries(entries, load<usize>(lists + (<usize>row << 2)), y, out, columns, scale);
  }
}

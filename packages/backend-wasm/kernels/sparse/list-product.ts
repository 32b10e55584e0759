import { transposeInto } from '../simd/transpose';
import { entryBytes, listColumns, listRows } from './entries';
import { sumEntries } from './sum-entries';

/** Columns of a packed panel of b, and the bytes of one of its rows. */
const panelColumns: i32 = 32;
const panelStep: i32 = 128;

/** From here on, copying b into panels costs less than reading rows that are far apart. */
const rowsWorthPacking: i32 = 8;

/** Rows of a packed panel: so many (24 KB) stay in the first-level cache, next to the entries and sums of a line. */
const depthBlock: i32 = 192;

/** Lines of op(a) listed at a time: as many as fit, so that scratch memory does not grow with the matrix. */
// @ts-ignore: decorator
@inline
function blockLines(depth: i32): i32 {
  return max(1, (1 << 18) / max(1, depth));
}

/** Bytes of scratch memory that `listProduct` needs: ends, entries, a panel of b; each with a rim of one vector. */
export function listProductScratch(rows: i32, depth: i32): usize {
  const lines = <usize>min(rows, blockLines(depth));
  return lines * 4 + 64 + lines * <usize>(depth + 4) * entryBytes + 64 + <usize>depth * panelStep + 64;
}

/**
 * out (+)= scale·op(a)·op(b) for [rows, depth]·[depth, columns], passing over the zeros of a; where not accumulating, every
 * row starts from `initial`, or from zeros where that is 0. Strides in bytes.
 */
export function listProduct(
  a: usize, aStride: usize, transposeA: bool, b: usize, bStride: usize, transposeB: bool, initial: usize, out: usize,
  outStride: usize, rows: i32, depth: i32, columns: i32, scale: f32, accumulate: bool, scratch: usize,
): void {
  const block = min(rows, blockLines(depth));
  const ends = scratch;
  const entries = (scratch + (<usize>block << 2) + 15) & ~15;
  const panel = entries + <usize>block * <usize>(depth + 4) * entryBytes;
  const isPacked = transposeB || (columns > panelColumns && rows >= rowsWorthPacking);
  const step = isPacked ? panelStep : <i32>bStride;
  const depthStep = isPacked ? depthBlock : max(1, depth);
  for (let row = 0; row < rows; row += block) {
    const lines = min(block, rows - row);
    const target = out + <usize>row * outStride;
    // At least once: without any depth, the rows still get their initial values.
    for (let p = 0; p == 0 || p < depth; p += depthStep) {
      const count = min(depthStep, depth - p), capacity = (count + 3) & ~3;
      if (transposeA) listColumns(a + <usize>p * aStride + (<usize>row << 2), aStride, lines, count, step, scale, ends, entries, capacity);
      else listRows(a + <usize>row * aStride + (<usize>p << 2), aStride, lines, count, step, scale, ends, entries, capacity);
      const adds = accumulate || p > 0;
      if (!isPacked) {
        sumLines(ends, entries, lines, capacity, b, initial, target, outStride, columns, adds);
        continue;
      }
      sumPanels(ends, entries, lines, capacity, count, p, b, bStride, transposeB, initial, target, outStride, columns, adds, panel);
    }
  }
}

// The same product for some of the columns: a thread lists a once for all its chunks of a job.

/** The job whose lists are in this thread's scratch memory: every thread has an instance of its own. */
let listedJob: i32 = 0;

/** Bytes of scratch memory that `columnsProduct` needs: the ends of all blocks of the depth, their entries, a panel of b. */
export function columnsProductScratch(rows: i32, depth: i32, block: i32): usize {
  return endsBytes(rows, depth, block) + entriesBytes(rows, depth) + <usize>min(depth, block) * panelStep + 64;
}

// @ts-ignore: decorator
@inline
function endsBytes(rows: i32, depth: i32, block: i32): usize {
  return ((<usize>rows * <usize>((depth + block - 1) / block) << 2) + 63) & ~63;
}

// @ts-ignore: decorator
@inline
function entriesBytes(rows: i32, depth: i32): usize {
  return (<usize>rows * <usize>(depth + 4) * entryBytes + 63) & ~63;
}

/**
 * out = initial + scale·a·op(b) for some columns of op(b) and out; otherwise as `listProduct`. All chunks of a job have the same a, and
 * the same block, a multiple of 4: how many rows a panel of b has.
 */
export function columnsProduct(
  a: usize, aStride: usize, block: i32, b: usize, bStride: usize, transposeB: bool, initial: usize, out: usize,
  outStride: usize, rows: i32, depth: i32, columns: i32, scale: f32, accumulate: bool, job: i32, scratch: usize,
): void {
  const isListed = listedJob == job;
  listedJob = job;
  let ends = scratch;
  let entries = scratch + endsBytes(rows, depth, block);
  const panel = entries + entriesBytes(rows, depth);
  for (let p = 0; p < depth; p += block, ends += <usize>rows << 2) {
    const length = min(block, depth - p);
    const capacity = (length + 3) & ~3;
    if (!isListed) listRows(a + (<usize>p << 2), aStride, rows, length, panelStep, scale, ends, entries, capacity);
    sumPanels(ends, entries, rows, capacity, length, p, b, bStride, transposeB, initial, out, outStride, columns, accumulate || p > 0, panel);
    entries += <usize>rows * <usize>capacity * entryBytes;
  }
}

/** Adds a block of the depth, `length` rows of op(b) from p on, panel by panel. */
function sumPanels(
  ends: usize, entries: usize, lines: i32, capacity: i32, length: i32, p: i32, b: usize, bStride: usize, transposeB: bool, initial: usize,
  out: usize, outStride: usize, columns: i32, accumulate: bool, panel: usize,
): void {
  for (let column = 0; column < columns; column += panelColumns) {
    const width = min(panelColumns, columns - column);
    const offset = <usize>column << 2;
    if (transposeB) packTransposed(b + <usize>column * bStride + (<usize>p << 2), bStride, length, width, panel);
    else packRows(b + <usize>p * bStride + offset, bStride, length, width, panel);
    const first = initial != 0 ? initial + offset : 0;
    sumLines(ends, entries, lines, capacity, panel, first, out + offset, outStride, width, accumulate);
  }
}

/** out[i, :] = initial[:] + Σ value·b[row, :] over the entries of line i. */
export function sumLines(
  ends: usize, entries: usize, lines: i32, capacity: i32, b: usize, initial: usize, out: usize, outStride: usize, columns: i32,
  accumulate: bool,
): void {
  const bytes = <usize>capacity * entryBytes;
  for (let i = 0; i < lines; i++, entries += bytes, out += outStride) {
    sumEntries(entries, load<usize>(ends + (<usize>i << 2)), b, accumulate ? out : initial, out, columns);
  }
}

/** Up to 32 columns of b, its rows 128 bytes apart; the rest of each row is undefined. */
function packRows(b: usize, stride: usize, depth: i32, width: i32, panel: usize): void {
  const bytes = <usize>((width + 3) >> 2) << 4;
  for (let p = 0; p < depth; p++, b += stride, panel += panelStep) {
    for (let j: usize = 0; j < bytes; j += 16) v128.store(panel + j, v128.load(b + j));
  }
}

/** Like `packRows`, for b given as its transpose. */
function packTransposed(b: usize, stride: usize, depth: i32, width: i32, panel: usize): void {
  let j = 0;
  for (; j + 4 <= width; j += 4, b += 4 * stride, panel += 16) transposeInto(b, stride, depth, panel, panelStep);
  for (; j < width; j++, b += stride, panel += 4) {
    for (let p: usize = 0; p < <usize>depth; p++) store<f32>(panel + p * panelStep, load<f32>(b + (p << 2)));
  }
}

import { fillRows } from './fill-rows';
import { packPanels } from './pack';
import { tileColumns, tileProduct, tileRows } from './micro-kernel';

// A panel of b (8 × 256 floats, 8 KB) stays in the first-level cache, the packed part of a (96 × 256, 96 KB) in the second.
const depthBlock: i32 = 256;
const rowBlock: i32 = 96;
const columnBlock: i32 = 512;

/** Bytes of scratch memory that `packedProduct` needs: a tile, packed a, packed b. */
export function packedProductScratch(): i32 {
  return 256 + 4 * (rowBlock * depthBlock + columnBlock * depthBlock);
}

/**
 * out (+)= scale·op(a)·op(b) for [rows, depth]·[depth, columns], by packed panels and tiles in registers; where not
 * accumulating, every row starts from `initial`, or from zeros where that is 0. Strides are the bytes from one row in memory
 * to the next.
 */
export function packedProduct(
  a: usize, aStride: usize, transposeA: bool, b: usize, bStride: usize, transposeB: bool, initial: usize, out: usize,
  outStride: usize, rows: i32, depth: i32, columns: i32, scale: f32, accumulate: bool, scratch: usize,
): void {
  if (!accumulate && (initial != 0 || depth == 0)) {
    fillRows(initial, columns, out, outStride, rows);
    accumulate = true;
  }
  const packedA = scratch + 256;
  const packedB = packedA + 4 * rowBlock * depthBlock;
  for (let column = 0; column < columns; column += columnBlock) {
    const columnCount = min(columnBlock, columns - column);
    for (let p = 0; p < depth; p += depthBlock) {
      const depthCount = min(depthBlock, depth - p);
      packPanels(elementAt(b, bStride, transposeB, p, column), bStride, !transposeB, columnCount, depthCount, tileColumns, packedB);
      for (let row = 0; row < rows; row += rowBlock) {
        const rowCount = min(rowBlock, rows - row);
        packPanels(elementAt(a, aStride, transposeA, row, p), aStride, transposeA, rowCount, depthCount, tileRows, packedA);
        const target = elementAt(out, outStride, false, row, column);
        blockProduct(packedA, packedB, target, outStride, rowCount, depthCount, columnCount, scale, accumulate || p > 0, scratch);
      }
    }
  }
}

/** Address of op(matrix)[row, column]. */
// @ts-ignore: decorator
@inline
function elementAt(matrix: usize, stride: usize, transposed: bool, row: i32, column: i32): usize {
  return transposed
    ? matrix + <usize>column * stride + (<usize>row << 2)
    : matrix + <usize>row * stride + (<usize>column << 2);
}

/** out (+)= scale·a·b for packed a and b. */
function blockProduct(
  a: usize, b: usize, out: usize, outStride: usize, rows: i32, depth: i32, columns: i32, scale: f32, accumulate: bool,
  edge: usize,
): void {
  const aPanel = <usize>(tileRows * depth) << 2;
  const bPanel = <usize>(tileColumns * depth) << 2;
  for (let column = 0; column < columns; column += tileColumns, b += bPanel) {
    const columnCount = min(tileColumns, columns - column);
    let panel = a;
    for (let row = 0; row < rows; row += tileRows, panel += aPanel) {
      const rowCount = min(tileRows, rows - row);
      const target = out + <usize>row * outStride + (<usize>column << 2);
      if (rowCount == tileRows && columnCount == tileColumns) {
        tileProduct(panel, b, depth, target, outStride, scale, accumulate);
      } else {
        tileProduct(panel, b, depth, edge, 4 * tileColumns, scale, false);
        copyTile(edge, target, outStride, rowCount, columnCount, accumulate);
      }
    }
  }
}

/** The part of a tile at the edge that lies inside the result. */
function copyTile(tile: usize, target: usize, stride: usize, rows: i32, columns: i32, accumulate: bool): void {
  for (let i = 0; i < rows; i++, tile += 4 * tileColumns, target += stride) {
    for (let j: usize = 0; j < <usize>columns << 2; j += 4) {
      const value = load<f32>(tile + j);
      store<f32>(target + j, accumulate ? load<f32>(target + j) + value : value);
    }
  }
}

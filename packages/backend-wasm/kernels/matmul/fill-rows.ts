import { clearFloats, copyFloats } from '../simd/copy';

/** Writes `row`, or zeros where that is 0, over each row of a matrix. */
export function fillRows(row: usize, columns: i32, out: usize, outStride: usize, rows: i32): void {
  for (let i = 0; i < rows; i++, out += outStride) {
    if (row != 0) copyFloats(out, row, columns);
    else clearFloats(out, columns);
  }
}

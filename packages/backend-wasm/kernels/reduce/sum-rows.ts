import { multiplyAdd } from '../simd/multiply-add';
import { storeTail } from '../simd/tail';

/** out[j] (+)= scale·Σᵢ matrix[i, j] for `columns` columns of a matrix whose rows are `stride` bytes apart. */
export function sumRows(matrix: usize, stride: usize, rows: i32, columns: i32, out: usize, scale: f32, accumulate: bool): void {
  for (; columns >= 16; columns -= 16, matrix += 64, out += 64) {
    sumSixteenColumns(matrix, stride, rows, out, scale, accumulate);
  }
  for (; columns > 0; columns -= 4, matrix += 16, out += 16) {
    let sum = f32x4.splat(0);
    let row = matrix;
    for (let i = 0; i < rows; i++, row += stride) sum = f32x4.add(sum, v128.load(row));
    writeSum(out, sum, scale, accumulate, columns);
  }
}

function sumSixteenColumns(row: usize, stride: usize, rows: i32, out: usize, scale: f32, accumulate: bool): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (let i = 0; i < rows; i++, row += stride) {
    s0 = f32x4.add(s0, v128.load(row));
    s1 = f32x4.add(s1, v128.load(row, 16));
    s2 = f32x4.add(s2, v128.load(row, 32));
    s3 = f32x4.add(s3, v128.load(row, 48));
  }
  writeSum(out, s0, scale, accumulate, 4);
  writeSum(out + 16, s1, scale, accumulate, 4);
  writeSum(out + 32, s2, scale, accumulate, 4);
  writeSum(out + 48, s3, scale, accumulate, 4);
}

// @ts-ignore: decorator
@inline
function writeSum(out: usize, sum: v128, scale: f32, accumulate: bool, columns: i32): void {
  const factor = f32x4.splat(scale);
  const value = accumulate ? multiplyAdd(factor, sum, v128.load(out)) : f32x4.mul(factor, sum);
  if (columns >= 4) v128.store(out, value);
  else storeTail(out, value, columns);
}

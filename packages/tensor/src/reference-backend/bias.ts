import { VitrumError, type Tensor } from '@vitrum/core';
import { formatShape } from '../shape.ts';

/**
 * matrix[i, j] += bias[j], in place.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function addBias(matrix: Tensor, bias: Tensor): void {
  const [rows = 0, columns = 0] = matrix.shape;
  checkColumns(matrix, bias, 'addBias');
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      matrix.data[i * columns + j] = (matrix.data[i * columns + j] ?? 0) + (bias.data[j] ?? 0);
    }
  }
}

/**
 * out[j] = Σᵢ matrix[i, j].
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function sumRows(matrix: Tensor, out: Tensor): void {
  checkColumns(matrix, out, 'sumRows');
  for (let j = 0; j < out.data.length; j++) out.data[j] = sumColumn(matrix, j);
}

/**
 * out[j] += scale·Σᵢ matrix[i, j].
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function addSumRows(matrix: Tensor, out: Tensor, scale: number): void {
  checkColumns(matrix, out, 'addSumRows');
  for (let j = 0; j < out.data.length; j++) out.data[j] = (out.data[j] ?? 0) + scale * sumColumn(matrix, j);
}

function sumColumn({ shape, data }: Tensor, column: number): number {
  const [rows = 0, columns = 0] = shape;
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += data[i * columns + column] ?? 0;
  return sum;
}

function checkColumns(matrix: Tensor, vector: Tensor, where: string): void {
  if (matrix.shape.length === 2 && vector.shape.length === 1 && matrix.shape[1] === vector.shape[0]) return;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `${where} needs a matrix [m, n] and a vector [n], got ${formatShape(matrix.shape)} and ${formatShape(vector.shape)}.`,
    hint: 'The vector has one element for each column of the matrix.',
  });
}

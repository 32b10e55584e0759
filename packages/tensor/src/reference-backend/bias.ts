import { VitrumError, type FloatArray, type Tensor } from '@vitrum/core';
import { formatShape } from '../shape.ts';

/**
 * matrix[i, j] += bias[j], in place.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function addBias(matrix: Tensor, bias: Tensor): () => void {
  checkColumns(matrix, bias, 'gemm with a bias');
  const [rows = 0, columns = 0] = matrix.shape;
  const [values, biases] = [matrix.data, bias.data];
  return () => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) values[i * columns + j] = (values[i * columns + j] ?? 0) + (biases[j] ?? 0);
    }
  };
}

/**
 * out[j] = scale·Σᵢ matrix[i, j].
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function sumRows(matrix: Tensor, out: Tensor): (scale?: number) => void {
  checkColumns(matrix, out, 'sum-rows');
  const [rows = 0] = matrix.shape;
  const [values, sums] = [matrix.data, out.data];
  return (scale = 1) => {
    for (let j = 0; j < sums.length; j++) sums[j] = scale * sumColumn(values, rows, sums.length, j);
  };
}

/**
 * out[j] += scale·Σᵢ matrix[i, j].
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function addSumRows(matrix: Tensor, out: Tensor): (scale?: number) => void {
  checkColumns(matrix, out, 'sum-rows');
  const [rows = 0] = matrix.shape;
  const [values, sums] = [matrix.data, out.data];
  return (scale = 1) => {
    for (let j = 0; j < sums.length; j++) sums[j] = (sums[j] ?? 0) + scale * sumColumn(values, rows, sums.length, j);
  };
}

function sumColumn(values: FloatArray, rows: number, columns: number, column: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += values[i * columns + column] ?? 0;
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

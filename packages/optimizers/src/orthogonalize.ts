import type { FloatArray } from '@vitrum/core';
import { createFloatArray } from '@vitrum/tensor';
import { rectangularProduct, type Rounding } from './rectangular-product.ts';

/** The coefficients of Jordan et al. 2024: singular values from 0 to 1 come near 1, small ones as fast as possible. */
const [a, b, c] = [3.4445, -4.775, 2.0315];
const iterations = 5;

/** A matrix, its next iterate, and the two small ones between them. */
interface Workspace {
  readonly rows: number;
  readonly columns: number;
  readonly x: FloatArray;
  readonly next: FloatArray;
  readonly gram: FloatArray;
  readonly polynomial: FloatArray;
}

/** Fills a matrix of norm 1, and returns it nearly orthogonal, to be read until the next call. `like` says the precision. */
export type Orthogonalize = (rows: number, columns: number, like: FloatArray, fill: (x: FloatArray) => void) => FloatArray;

/**
 * Five steps of a Newton–Schulz iteration of degree 5 toward the nearest matrix with orthonormal rows or columns:
 * X ← a·X + X·(b·A + c·A²) with A = Xᵀ·X, or from the left with A = X·Xᵀ, whichever A is smaller.
 *
 * In 32 bits every product and sum is rounded to them, in the order in which kernels take it: the same bits. Memory is kept for each size.
 *
 * Source: Jordan et al. 2024, kellerjordan.github.io/posts/muon; Bernstein & Newhouse 2024, arXiv:2409.20325.
 */
export function createOrthogonalization(): Orthogonalize {
  const workspaces: Workspace[] = [];
  return (rows, columns, like, fill) => {
    let workspace = workspaces.find((each) => each.rows === rows && each.columns === columns && isAlike(each.x, like));
    if (workspace === undefined) workspaces.push((workspace = createWorkspace(rows, columns, like)));
    fill(workspace.x);
    return iterate(workspace, like instanceof Float32Array ? Math.fround : unrounded);
  };
}

const unrounded: Rounding = (x) => x;

const isAlike = (x: FloatArray, y: FloatArray): boolean => x.BYTES_PER_ELEMENT === y.BYTES_PER_ELEMENT;

function createWorkspace(rows: number, columns: number, like: FloatArray): Workspace {
  const [size, small] = [rows * columns, Math.min(rows, columns)];
  const allocate = (length: number): FloatArray => createFloatArray(length, like instanceof Float32Array ? 'float32' : 'float64');
  return { rows, columns, x: allocate(size), next: allocate(size), gram: allocate(small * small), polynomial: allocate(small * small) };
}

function iterate({ rows, columns, x: first, next: second, gram, polynomial }: Workspace, round: Rounding): FloatArray {
  const [isTall, small] = [rows >= columns, Math.min(rows, columns)];
  let [x, next] = [first, second];
  for (let iteration = 0; iteration < iterations; iteration++) {
    gram.fill(0);
    rectangularProduct({ a: x, transposeA: isTall, b: x, transposeB: !isTall, out: gram, m: small, k: Math.max(rows, columns), n: small, scale: 1, round });
    scaled(gram, b, polynomial);
    rectangularProduct({ a: gram, b: gram, out: polynomial, m: small, k: small, n: small, scale: c, round });
    scaled(x, a, next);
    const [left, right] = isTall ? [x, polynomial] : [polynomial, x];
    rectangularProduct({ a: left, b: right, out: next, m: rows, k: small, n: columns, scale: 1, round });
    [x, next] = [next, x];
  }
  return x;
}

function scaled(source: FloatArray, factor: number, target: FloatArray): void {
  const { length } = source;
  for (let i = 0; i < length; i++) target[i] = factor * (source[i] ?? 0);
}
